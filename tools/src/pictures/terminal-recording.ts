/** A program in a terminal of its own, watched: what stands on its screen whenever it has come to rest. */
import { spawn } from "node:child_process";
import type { Terminal } from "@xterm/headless";
import headless from "@xterm/headless";

/** A run of characters of one look. */
export interface Piece {
  readonly text: string;
  /** The column of its first character, from 0. */
  readonly column: number;
  /** A number of the sixteen colours; nothing for the terminal's own. */
  readonly colour: number | undefined;
  readonly bold: boolean;
  readonly dim: boolean;
}

/** A screen at rest, row by row. */
export type Screen = readonly (readonly Piece[])[];

/** How large the terminal is, in characters. */
export interface Size {
  readonly columns: number;
  readonly rows: number;
}

/** A screen is at rest when nothing has been written for so many milliseconds. */
const restMs = 250;

/** One recording. */
export class TerminalRecording {
  readonly screens: Screen[] = [];
  private readonly terminal: Terminal;
  private readonly child: ReturnType<typeof spawn>;
  private readonly ended: Promise<void>;
  private readonly size: Size;
  private rest: NodeJS.Timeout | undefined;

  /** Starts a command of the shell in a folder. */
  constructor(command: string, cwd: string, size: Size) {
    this.size = size;
    // Without a screen, to read the buffer counts as a proposed interface.
    this.terminal = new headless.Terminal({ cols: size.columns, rows: size.rows, allowProposedApi: true });
    const words = ["-qefc", `stty cols ${size.columns} rows ${size.rows}; ${command}`, "/dev/null"];
    const env = { ...process.env, TERM: "xterm-256color", FORCE_COLOR: "1" };
    this.child = spawn("script", words, { cwd, env, stdio: ["pipe", "pipe", "ignore"] });
    this.ended = new Promise((resolve) => this.child.once("close", () => resolve()));
    this.child.stdout!.on("data", (data: Buffer) => {
      clearTimeout(this.rest);
      this.terminal.write(data, () => {
        this.rest = setTimeout(() => this.keep(), restMs);
      });
    });
  }

  /** Waits until the screen is at rest and shows these words. */
  async shows(words: string): Promise<void> {
    while (!textOf(this.screens.at(-1) ?? []).includes(words))
      await new Promise((resolve) => setTimeout(resolve, restMs));
  }

  /** Presses keys. */
  press(keys: string): void {
    this.child.stdin!.write(keys);
  }

  /** Waits until the program has ended. */
  async end(): Promise<void> {
    await this.ended;
    clearTimeout(this.rest);
  }

  /** Ends the program, if it has not ended. */
  stop(): void {
    clearTimeout(this.rest);
    this.child.kill("SIGHUP");
  }

  private keep(): void {
    const screen = this.screen();
    if (JSON.stringify(screen) !== JSON.stringify(this.screens.at(-1))) this.screens.push(screen);
  }

  private screen(): Screen {
    const { active } = this.terminal.buffer;
    return Array.from({ length: this.size.rows }, (_, row) =>
      piecesOf(active.getLine(active.viewportY + row)!, this.size.columns),
    );
  }
}

/** The words of a screen. */
export function textOf(screen: Screen): string {
  return screen.map((row) => row.map(({ text }) => text).join(" ")).join("\n");
}

type Line = NonNullable<ReturnType<Terminal["buffer"]["active"]["getLine"]>>;

function piecesOf(line: Line, columns: number): Piece[] {
  const pieces: Piece[] = [];
  for (let column = 0; column < columns; column++) {
    const cell = line.getCell(column)!;
    const text = cell.getChars() || " ";
    const look = {
      colour: cell.isFgPalette() ? cell.getFgColor() : undefined,
      bold: cell.isBold() !== 0,
      dim: cell.isDim() !== 0,
    };
    const last = pieces.at(-1);
    if (last && sameLook(last, look)) pieces[pieces.length - 1] = { ...last, text: last.text + text };
    else pieces.push({ ...look, text, column });
  }
  return pieces.map((piece) => ({ ...piece, text: piece.text.trimEnd() })).filter(({ text }) => text !== "");
}

function sameLook(one: Piece, other: Omit<Piece, "text" | "column">): boolean {
  return one.colour === other.colour && one.bold === other.bold && one.dim === other.dim;
}
