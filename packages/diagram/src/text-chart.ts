/** The body of a diagram in text while it is drawn, line by line: lanes, marks on them, and arrows between them. */
import type { Layout } from "./layout.ts";
import { clip, columnsOf, wrapWithin } from "./printable.ts";
import type { TextColumns } from "./text-columns.ts";
import { TextLine, type TextStyle } from "./text-line.ts";
import type { TextMark } from "./text-marks.ts";

/** A line from one lane towards another, with words on it. */
export interface Connection {
  readonly from: number;
  readonly to: number;
  readonly words: string;
  /** The lane beside which the words stand when they do not fit on the line. */
  readonly beside: number;
  /** How it is drawn, and what stands at its end before the lane. */
  readonly dash: "─" | "┄";
  readonly head: "arrow" | "cross" | "none";
  readonly style: TextStyle;
}

/** The lines of a chart, and which nodes are down or parted from others where it is drawn. */
export class TextChart {
  readonly lines: TextLine[] = [];
  readonly down = new Set<number>();
  parted: readonly number[] = [];
  private readonly layout: Layout;
  private readonly columns: TextColumns;

  constructor(layout: Layout, columns: TextColumns) {
    this.layout = layout;
    this.columns = columns;
  }

  /** A new line with all lanes on it. */
  line(): TextLine {
    const line = new TextLine(this.columns.width);
    for (const lane of this.layout.lanes.keys()) line.write(this.columns.laneAt(lane), this.laneSign(lane), "lane");
    this.lines.push(line);
    return line;
  }

  /** Writes left of the lanes, on a line that is there already. */
  label(index: number, number: string, time: string, style: TextStyle): void {
    this.lines[index]
      ?.write(0, number.padStart(5), style)
      .write(this.columns.gutter - 2 - columnsOf(time), time, "muted");
  }

  /** What happened to the network as a whole. */
  banner(words: string): void {
    const { width, gutter } = this.columns;
    const [text = ""] = wrapWithin(words, width - gutter - 6, 1);
    const end = this.columns.laneAt(this.layout.lanes.length - 1) + 1;
    const rest = Math.max(2, end - gutter - columnsOf(text) - 4);
    this.lines.push(new TextLine(width).write(gutter, `══ ${text} ${"═".repeat(rest)}`, "partition"));
  }

  /** Words across all lanes, which are hidden behind them. */
  note(words: string, style: TextStyle): void {
    const { width, gutter } = this.columns;
    this.lines.push(new TextLine(width).write(gutter, clip(words, width - gutter), style));
  }

  /** Marks of several lanes side by side, each lane's from top to bottom. */
  marks(groups: readonly (readonly TextMark[])[]): void {
    const alone = groups.length === 1;
    const written = groups.map((marks) => marks.flatMap((mark) => this.markLines(mark, alone)));
    const height = Math.max(0, ...written.map((lines) => lines.length));
    for (let index = 0; index < height; index++) {
      const line = this.line();
      for (const { lane, sign, words, kind } of written.flatMap((lines) => lines[index] ?? [])) {
        const at = this.columns.laneAt(lane);
        if (sign !== "") line.write(at, sign, kind);
        line.write(at + 2, words, kind).write(at + 2 + columnsOf(words), " ");
        if (kind === "crash") this.down.add(lane);
        if (kind === "restart" || kind === "start") this.down.delete(lane);
      }
    }
  }

  /** A line from lane to lane, its words on it where they fit, else below. */
  connect(connection: Connection): void {
    const { from, to, words, beside, style } = connection;
    const line = this.line();
    if (from === to) return this.loop(connection, line);
    const [left, right] = [Math.min(from, to), Math.max(from, to)];
    const direction = to > from ? 1 : -1;
    for (let at = this.columns.laneAt(left) + 1; at < this.columns.laneAt(right); at++)
      line.write(at, connection.dash, style);
    for (let lane = left + 1; lane < right; lane++) line.write(this.columns.laneAt(lane), "┼", style);
    if (!this.down.has(from)) line.write(this.columns.laneAt(from), direction === 1 ? "├" : "┤", style);
    const head = { arrow: direction === 1 ? "►" : "◄", cross: "╳", none: connection.dash }[connection.head];
    line.write(this.columns.laneAt(to) - direction, head, style);
    const place = this.placeFor(words, from, to);
    if (place !== undefined) line.write(place, ` ${words} `, style);
    else this.below(words, beside, style);
  }

  /** Words beside a lane, in as few lines as they fit in. */
  below(words: string, lane: number, style: TextStyle, atMost = 3): void {
    for (const text of wrapWithin(words, this.columns.besideOf(lane, true), atMost))
      this.line()
        .write(this.columns.laneAt(lane) + 2, text, style)
        .write(this.columns.laneAt(lane) + 2 + columnsOf(text), " ");
  }

  private loop({ to, words, style, head }: Connection, line: TextLine): void {
    const at = this.columns.laneAt(to);
    line.write(at + 1, head === "cross" ? "╳┐" : "◄┐", style);
    const text = `${words}, from itself`;
    if (columnsOf(text) + 2 <= this.columns.besideOf(to, true)) line.write(at + 4, text, style);
    else this.below(text, to, style);
  }

  /** Words stand before the receiver's lane, or else across the lanes that the line passes. */
  private placeFor(words: string, from: number, to: number): number | undefined {
    const direction = to > from ? 1 : -1;
    const length = columnsOf(words) + 2;
    for (const near of [to - direction, from]) {
      const [start, end] = [near, to].map((lane) => this.columns.laneAt(lane)).sort((one, other) => one - other);
      // The lane, and on each side of the words a head or a dash that shows the line.
      const room = end! - start! - 3;
      if (length <= room) return start! + 2 + Math.floor((room - length) / 2);
    }
    return undefined;
  }

  private markLines({ kind, lane, sign, words }: TextMark, alone: boolean) {
    const lines = wrapWithin(words, this.columns.besideOf(lane, alone), kind === "failure" ? 6 : 3);
    return lines.map((text, index) => ({ kind, lane, sign: index === 0 ? sign : "", words: text }));
  }

  private laneSign(lane: number): string {
    if (this.down.has(lane)) return "┊";
    return this.parted.includes(lane) ? "║" : "│";
  }
}
