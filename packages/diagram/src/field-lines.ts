/** A node's fields, which the harness writes as one text, taken apart again: `Counter { yes: Set {"p1"}, open: true }`. */

/** One field as it is written. */
export interface FieldLine {
  readonly name: string;
  readonly value: string;
}

/** The class before the braces, and the fields in them. A text of another shape is one value without a name. */
export function fieldLines(text: string): { readonly kind: string; readonly fields: readonly FieldLine[] } {
  const open = text.indexOf("{ ");
  if (text === "{}" || open < 0 || !text.endsWith(" }"))
    return { kind: "", fields: text === "{}" || text === "" ? [] : [{ name: "", value: text }] };
  return { kind: text.slice(0, open).trim(), fields: partsOf(text.slice(open + 2, -2)).map(fieldOf) };
}

function fieldOf(part: string): FieldLine {
  const colon = part.indexOf(": ");
  return colon < 0 ? { name: "", value: part } : { name: part.slice(0, colon), value: part.slice(colon + 2) };
}

/** Splits at the commas that stand in no brackets and in no string. */
function partsOf(text: string): string[] {
  const parts: string[] = [];
  let [depth, start, quoted] = [0, 0, false];
  for (let index = 0; index < text.length; index++) {
    const character = text[index]!;
    if (quoted && character === "\\") index++;
    else if (character === '"') quoted = !quoted;
    else if (!quoted && "{[".includes(character)) depth++;
    else if (!quoted && "}]".includes(character)) depth--;
    else if (!quoted && depth === 0 && text.startsWith(", ", index)) {
      parts.push(text.slice(start, index));
      start = index + 2;
    }
  }
  return [...parts, text.slice(start)];
}
