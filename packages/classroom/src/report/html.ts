/** HTML in which whatever was not written here is text. */

/** A piece that is HTML already. */
export class Html {
  readonly text: string;

  /** @param text is taken as it is */
  constructor(text: string) {
    this.text = text;
  }
}

type Piece = string | number | Html | undefined | readonly Piece[];

/** A template: what stands in it is HTML, what is put in is text, unless it is `Html` itself. */
export function html(parts: TemplateStringsArray, ...pieces: readonly Piece[]): Html {
  return new Html(parts.map((part, index) => part + (index < pieces.length ? spelled(pieces[index]) : "")).join(""));
}

function spelled(piece: Piece): string {
  if (piece === undefined) return "";
  if (piece instanceof Html) return piece.text;
  if (typeof piece === "object") return piece.map(spelled).join("");
  return String(piece).replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
