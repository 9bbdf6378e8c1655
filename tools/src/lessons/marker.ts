/**
 * Markers: HTML comments around what a program writes into a page, `<!-- lines: PATH -->12<!-- /lines -->`. Markdown
 * shows none of them. Those inside code are examples and stay as they are.
 */

/** A marker of a page. */
export interface Marker {
  /** What produces its text: `counterexample`. */
  readonly name: string;
  /** The opening comment as it is written. */
  readonly opening: string;
  /** The words without `=`, in order. */
  readonly words: readonly string[];
  /** The words `key=value`. */
  readonly options: Readonly<Record<string, string>>;
  /** Counted from 1. */
  readonly line: number;
  /** What stands between its comments, and from where to where in the page. */
  readonly body: string;
  readonly from: number;
  readonly to: number;
}

/** Something wrong with a page, and where. */
export class PageError extends Error {
  readonly line: number;

  constructor(line: number, message: string) {
    super(message);
    this.line = line;
  }
}

/** `<!-- name: words -->`, or `<!-- /name -->`. */
const comment = /<!--\s*(?:\/(?<closed>[a-z-]+)|(?<opened>[a-z-]+):(?<rest>[^>]*?))\s*-->/g;

interface Opening {
  readonly name: string;
  readonly rest: string;
  readonly text: string;
  readonly line: number;
  readonly from: number;
}

/**
 * The markers of a page, in order.
 * @throws PageError for a marker that is not closed, or closed and not open
 */
export function markersOf(page: string): Marker[] {
  const prose = withoutCode(page);
  const markers: Marker[] = [];
  let open: Opening | undefined;
  for (const { 0: text, index, groups = {} } of prose.matchAll(comment)) {
    const line = lineAt(page, index);
    const { closed, opened, rest = "" } = groups;
    if (closed !== undefined) {
      if (open?.name !== closed)
        throw new PageError(line, `${text} closes nothing${open ? `; ${open.text} is open` : ""}`);
      markers.push(closing(open, page, index));
      open = undefined;
    } else if (opened !== undefined) {
      if (open) throw unclosed(open);
      open = { name: opened, rest, text, line, from: index + text.length };
    }
  }
  if (open) throw unclosed(open);
  return markers;
}

function closing({ name, rest, text, line, from }: Opening, page: string, to: number): Marker {
  const all = rest.split(/\s+/).filter((word) => word !== "");
  const pairs = all.filter((word) => word.includes("="));
  const options = Object.fromEntries(pairs.map((pair) => splitOnce(pair, "=")));
  const words = all.filter((word) => !word.includes("="));
  return { name, opening: text, words, options, line, body: page.slice(from, to), from, to };
}

function unclosed({ name, text, line }: Opening): PageError {
  return new PageError(line, `${text} is not closed; write <!-- /${name} --> behind it`);
}

function splitOnce(text: string, separator: string): [string, string] {
  const at = text.indexOf(separator);
  return [text.slice(0, at), text.slice(at + separator.length)];
}

/** The page with blanks in the place of fenced blocks and of code in lines, so that all offsets stay. */
export function withoutCode(page: string): string {
  const code =
    /^ {0,3}(?<fence>`{3,}|~{3,})[^\n]*\n[\s\S]*?(?:^ {0,3}\k<fence>[`~]*[ \t]*$|$(?![\s\S]))|(?<ticks>`+)[^`\n]+\k<ticks>/gm;
  return page.replace(code, (found) => found.replace(/[^\n]/g, " "));
}

function lineAt(page: string, offset: number): number {
  return page.slice(0, offset).split("\n").length;
}
