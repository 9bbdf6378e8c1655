/** From rows and lanes to points of a picture: the sizes, and where each mark stands. Units are pixels. */
import type { Arrow } from "./arrows.ts";
import type { Layout } from "./layout.ts";
import { columnsOf, wrapWithin } from "./printable.ts";
import type { Place, PlacedMark, Row } from "./row.ts";

/** The sizes of all that is drawn. A fixed-width font's characters are 0.6 em wide. */
export const sizes = {
  font: 12,
  character: 7.2,
  line: 15,
  largeFont: 14,
  largeCharacter: 8.4,
  largeLine: 20,
  margin: 14,
  /** Step numbers stand left of the first lane. */
  gutter: 40,
  /** From the left edge of a lane's column to its line; what is written stands to the right of it. */
  inset: 50,
  minimumLane: 150,
  header: 24,
  rowTop: 13,
  rowBottom: 8,
  banner: 22,
  /** From a lane's line to the text beside it. */
  beside: 14,
  stub: 54,
} as const;

/** A point of the picture. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A rectangle of the picture. */
export interface Box extends Point {
  readonly width: number;
  readonly height: number;
}

/** Where everything stands. */
export interface Geometry {
  readonly width: number;
  readonly height: number;
  /** The lines of the violated property's sentence, above all else. */
  readonly sentence: readonly string[];
  /** The top of the boxes with the nodes' names. */
  readonly headerTop: number;
  /** The top of the waiting nodes' part, below the last row. */
  readonly waitsTop: number;
  readonly footerTop: number;
  readonly laneGap: number;
  laneX(lane: number): number;
  rowTop(row: number): number;
  rowBottom(row: number): number;
  markAt(place: Place): Point;
  /** What is written beside a mark, in lines that fit before the next lane. */
  linesOf(mark: PlacedMark): readonly string[];
  /** As many columns fit between two lanes. */
  readonly columns: number;
}

/** Whether an arrow ends where it begins: it was lost at once, or is still in flight. Drawn as a short stub. */
export function isStub({ from, end, copiedInRow }: Arrow): boolean {
  if (copiedInRow !== undefined) return false;
  return end.kind === "in flight" || (end.kind === "lost" && end.row === from.row);
}

/** How high a waiting node's line is. */
export function waitHeight(text: string, columns: number): number {
  return 16 + wrapWithin(text, columns, 3).length * sizes.line;
}

/** Computes where everything stands in a picture that is as wide as wanted, or wider if that is too narrow. */
export function geometryOf(layout: Layout, wantedWidth: number, heading = true): Geometry {
  const lanes = Math.max(1, layout.lanes.length);
  const fixed = sizes.margin + sizes.gutter + sizes.inset;
  const laneGap = Math.max(sizes.minimumLane, Math.floor((wantedWidth - fixed) / lanes));
  const width = Math.max(wantedWidth, fixed + lanes * laneGap);
  const columns = Math.floor((laneGap - sizes.beside - 10) / sizes.character);
  const linesOf = (mark: PlacedMark) =>
    mark.kind === "send" || mark.text === "" ? [] : wrapWithin(mark.text, columns, linesAtMost(mark));
  const sentence = layout.violation
    ? wrapWithin(layout.violation.sentence, Math.floor((width - 60) / sizes.largeCharacter), 4)
    : [];
  const headerTop = sizes.margin + (heading ? sentence.length * sizes.largeLine + sizes.line + 12 : 0);
  const { tops, marks, bottom } = stack(layout, linesOf, headerTop + sizes.header + 6);
  const waits = layout.waits.reduce(
    (sum, { text }) => sum + waitHeight(text, columns),
    layout.waits.length > 0 ? 24 : 0,
  );
  const footerTop = bottom + waits + 8;
  const laneX = (lane: number) => sizes.margin + sizes.gutter + sizes.inset + Math.max(0, lane) * laneGap;
  return {
    width,
    height: footerTop + sizes.header + sizes.line + sizes.margin,
    sentence,
    headerTop,
    waitsTop: bottom,
    footerTop,
    laneGap,
    laneX,
    columns,
    linesOf,
    rowTop: (row) => tops[row] ?? bottom,
    rowBottom: (row) => tops[row + 1] ?? bottom,
    markAt: ({ lane, row, slot }) => ({
      x: laneX(lane),
      y: marks.get(key(row, lane, slot)) ?? (tops[row] ?? bottom) + sizes.rowTop,
    }),
  };
}

/** The width of a text. */
export function textWidth(text: string): number {
  return columnsOf(text) * sizes.character;
}

function linesAtMost({ kind }: PlacedMark): number {
  return kind === "failure" ? 6 : 3;
}

const key = (row: number, lane: number, slot: number) => `${row}/${lane}/${slot}`;

/** Puts rows below each other, and in each row the marks of every lane. */
function stack(layout: Layout, linesOf: (mark: PlacedMark) => readonly string[], top: number) {
  const stubs = new Set(layout.arrows.filter(isStub).map(({ message }) => message));
  const tops: number[] = [];
  const marks = new Map<string, number>();
  let y = top;
  for (const [index, row] of layout.rows.entries()) {
    tops.push(y);
    let height = row.marks.length === 0 && row.banner === undefined ? 20 : 0;
    for (const lane of new Set(row.marks.map((mark) => mark.lane))) {
      let used = 0;
      for (const mark of row.marks.filter((candidate) => candidate.lane === lane)) {
        marks.set(key(index, lane, mark.slot), y + sizes.rowTop + used);
        used += markHeight(mark, linesOf(mark).length, stubs);
      }
      height = Math.max(height, used);
    }
    y += sizes.rowTop + height + bannerHeight(row) + sizes.rowBottom + captionHeight(layout, index);
  }
  return { tops, marks, bottom: y };
}

function markHeight({ kind, message }: PlacedMark, lines: number, stubs: ReadonlySet<number>): number {
  // The message's words have room below the arrow's head.
  if (kind === "arrival") return sizes.line + 9;
  if (kind === "send") return message !== undefined && stubs.has(message) ? 2 * sizes.line + 2 : sizes.line;
  return lines * sizes.line + 2;
}

function bannerHeight({ banner }: Row): number {
  return banner === undefined ? 0 : sizes.banner;
}

/** The violated step has a line of its own that says so. */
function captionHeight({ violation }: Layout, row: number): number {
  return violation?.row === row ? sizes.line + 3 : 0;
}
