/**
 * Text that others wrote, made safe to draw: no character of it can move a terminal's cursor, turn the reading direction
 * round or break an XML document. Widths are counted in columns of a fixed-width font.
 */

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this looks for
const control = /[\u0000-\u001f\u007f]/g;
/** What has no shape of its own, or turns the reading direction round. */
const invisible =
  /(?![\ufe00-\ufe0f])[\p{Default_Ignorable_Code_Point}\u0080-\u009f\u2028\u2029\ufff9-\ufffb\ufffe\uffff]/gu;
/** More than these stacked on one character reach into other lines. */
const stacked = /(\p{Mark}{3})\p{Mark}+/gu;
/** Most text is of letters, signs and lines of which nothing need be feared. */
const harmless = /^[ -~\u2500-\u25ff]*$/;
const replacement = "\ufffd";

/** The text on one line, with control characters as pictures (␛, ␊) and what cannot be shown as �. */
export function printable(text: string): string {
  if (harmless.test(text)) return text;
  return text
    .replace(/\p{Surrogate}/gu, replacement)
    .replace(control, (found) => String.fromCharCode(found === "\u007f" ? 0x2421 : 0x2400 + found.charCodeAt(0)))
    .replace(invisible, replacement)
    .replace(stacked, "$1");
}

const wide =
  /^[\p{Emoji_Presentation}\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\uff00-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}]$/u;
const joining = /^\p{Mark}$/u;

/** How many columns the text takes: two for a wide character, none for a mark on the one before. */
export function columnsOf(text: string): number {
  let columns = 0;
  for (const character of text) columns += columnsOfCharacter(character);
  return columns;
}

/** How many columns one character takes. */
export function columnsOfCharacter(character: string): 0 | 1 | 2 {
  if (character <= "\u02ff") return 1;
  if (joining.test(character)) return 0;
  return wide.test(character) ? 2 : 1;
}

/** The text in at most so many columns, its end replaced by an ellipsis when it is longer. */
export function clip(text: string, columns: number): string {
  if (columnsOf(text) <= columns) return text;
  let kept = "";
  let used = 0;
  for (const character of text) {
    used += columnsOfCharacter(character);
    if (used > columns - 1) break;
    kept += character;
  }
  return `${kept.trimEnd()}…`;
}

/** The text in lines of at most so many columns, broken between words; a longer word is cut. */
export function wrap(text: string, columns: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ").flatMap((long) => pieces(long, columns))) {
    const longer = line === "" ? word : `${line} ${word}`;
    if (line !== "" && columnsOf(longer) > columns) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return [...lines, line];
}

/** As {@link wrap}, with at most so many lines: the last one ends in an ellipsis when there would be more. */
export function wrapWithin(text: string, columns: number, atMost: number): string[] {
  const lines = wrap(text, columns);
  if (lines.length <= atMost) return lines;
  return [...lines.slice(0, atMost - 1), clip(`${lines.slice(atMost - 1).join(" ")}`, columns)];
}

function pieces(word: string, columns: number): string[] {
  const found: string[] = [];
  let piece = "";
  for (const character of word) {
    if (piece !== "" && columnsOf(piece) + columnsOfCharacter(character) > columns) {
      found.push(piece);
      piece = "";
    }
    piece += character;
  }
  return [...found, piece];
}
