/** Reads XML strictly enough for tests: tags in balance, attributes in quotes, nothing unescaped. */

/** One element, flattened: its ancestors' classes and `data-` attributes hold for it too. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** The text directly inside, entities resolved. */
  text: string;
  readonly parent: XmlElement | undefined;
}

const token = /<\/([a-z0-9]+)>|<([a-zA-Z0-9]+)((?: [a-zA-Z0-9-]+="[^"<>]*")*)(\/?)>|([^<>]+)/gy;
const entity = /&(#39|amp|lt|gt|quot);/g;
const characters: Readonly<Record<string, string>> = { "#39": "'", amp: "&", lt: "<", gt: ">", quot: '"' };

/**
 * All elements in order.
 * @throws Error when the text is not well-formed
 */
export function parseXml(xml: string): XmlElement[] {
  const found: XmlElement[] = [];
  const open: XmlElement[] = [];
  let end = 0;
  for (const match of xml.matchAll(token)) {
    end = match.index + match[0].length;
    const [, closing, name, attributes = "", empty, text] = match;
    const parent = open.at(-1);
    if (text !== undefined && parent) parent.text += resolved(text);
    if (closing !== undefined && open.pop()?.name !== closing) throw new Error(`</${closing}> closes nothing`);
    if (name === undefined) continue;
    const element = { name, attributes: attributesOf(attributes), text: "", parent };
    found.push(element);
    if (!empty) open.push(element);
  }
  if (end !== xml.length) throw new Error(`not XML: ${xml.slice(end, end + 80)}`);
  if (open.length > 0) throw new Error(`<${open.at(-1)?.name}> is not closed`);
  return found;
}

function attributesOf(text: string): Record<string, string> {
  const pairs = text.matchAll(/ ([a-zA-Z0-9-]+)="([^"]*)"/g);
  return Object.fromEntries([...pairs].map(([, key, value]) => [key!, resolved(value!)]));
}

function resolved(text: string): string {
  if (text.replace(entity, "").includes("&")) throw new Error(`an unescaped & in ${text}`);
  return text.replace(entity, (_, name: string) => characters[name]!);
}
