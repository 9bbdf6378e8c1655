/** One line of a terminal's screen while it is drawn: characters in columns, each in a style. */
import type { MarkKind } from "./marks.ts";
import { columnsOfCharacter, printable } from "./printable.ts";

/** What a piece of text is, so that it can be given a colour. Nothing is told by colour alone. */
export type TextStyle = MarkKind | "lane" | "lost" | "muted" | "name" | "partition" | "violation" | "wait";

/** Gives a piece of text the look of its style, without changing its width. */
export type Painter = (text: string, style: TextStyle) => string;

interface Cell {
  /** Empty behind a character that takes two columns. */
  text: string;
  readonly style: TextStyle | undefined;
}

/** A line that grows to the right as it is written on, up to its width. */
export class TextLine {
  private readonly cells: Cell[] = [];
  private readonly width: number;

  constructor(width: number) {
    this.width = width;
  }

  /** Writes from a column on, over what stands there. What passes the line's width is left out. */
  write(column: number, text: string, style?: TextStyle): this {
    let at = column;
    for (const character of printable(text)) {
      const columns = columnsOfCharacter(character);
      if (columns === 0) this.join(at - 1, character);
      else if (at >= 0 && at + columns <= this.width) this.put(at, character, columns, style);
      at += columns;
    }
    return this;
  }

  /** The line without blanks at its end. */
  toString(paint: Painter = (text) => text): string {
    const end = this.cells.findLastIndex((cell) => cell.text.trim() !== "") + 1;
    let written = "";
    for (let index = 0; index < end; ) {
      const style = this.cells[index]?.style;
      let piece = "";
      for (; index < end && this.cells[index]?.style === style; index++) piece += this.cells[index]?.text ?? " ";
      written += style === undefined ? piece : paint(piece, style);
    }
    return written;
  }

  private put(at: number, character: string, columns: number, style: TextStyle | undefined): void {
    while (this.cells.length < at) this.cells.push({ text: " ", style: undefined });
    this.cells[at] = { text: character, style };
    if (columns === 2) this.cells[at + 1] = { text: "", style };
  }

  /** A mark without a column of its own belongs to the character before it. */
  private join(at: number, character: string): void {
    const before = this.cells[at]?.text === "" ? this.cells[at - 1] : this.cells[at];
    if (before) before.text += character;
  }
}
