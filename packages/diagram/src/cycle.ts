/** Cycles of transactions, drawn: who comes before whom, or who waits for whom, back to where it began. */
import { type Point, sizes, textWidth } from "./geometry.ts";
import { arrowHead } from "./glyphs.ts";
import { element, escaped, rounded } from "./markup.ts";
import { styleSheet, type Theme } from "./svg-style.ts";

/** One arrow of a cycle. */
export interface CycleArc {
  readonly from: string;
  readonly to: string;
  /** Why: `rw x`. */
  readonly label: string;
}

/** A cycle in one line: `T1 ─ rw x → T2 ─ wr y → T1`. */
export function cycleToText(cycle: readonly CycleArc[]): string {
  const [first] = cycle;
  if (!first) return "";
  return cycle.reduce((line, { label, to }) => `${line} ─ ${label} → ${to}`, first.from);
}

/** How a cycle is drawn. */
export interface CycleSvgOptions {
  /** Follows the reader's preference when left out. */
  readonly theme?: Theme;
}

/** A name's box, and the space that an arrow bows out. */
const box = { height: 30, padding: 14 };
const bow = 34;

/**
 * Draws a cycle as one self-contained SVG, its transactions around a circle in their order. `<title>` tells the same in words.
 */
export function cycleToSvg(cycle: readonly CycleArc[], { theme = "auto" }: CycleSvgOptions = {}): string {
  const widest = Math.max(...cycle.flatMap(({ from, label }) => [textWidth(from) + 2 * box.padding, textWidth(label)]));
  const radius = Math.max(62, (cycle.length * (widest + 40)) / (2 * Math.PI));
  const width = 2 * (radius + widest) + sizes.margin;
  const height = 2 * (radius + bow) + (cycle.length === 2 ? -radius : sizes.margin);
  const centre = { x: width / 2, y: height / 2 };
  const places = cycle.map((_, index) => onCircle(centre, radius, index / cycle.length));
  const arcs = cycle.map(({ label }, index) =>
    arcMarkup(label, places[index]!, places[(index + 1) % places.length]!, centre),
  );
  const names = cycle.map(({ from }, index) => nameMarkup(from, places[index]!));
  const attributes = {
    xmlns: "http://www.w3.org/2000/svg",
    class: "space-time",
    role: "img",
    width,
    height,
    viewBox: `0 0 ${rounded(width)} ${rounded(height)}`,
    style: "max-width:100%;height:auto",
  };
  const title = element("title", {}, escaped(cycleToText(cycle)));
  const ground = element("rect", { class: "ground", width, height });
  return element("svg", attributes, title, element("style", {}, styleSheet(theme)), ground, ...arcs, ...names);
}

/** Two stand side by side; more stand around, from the left on. */
function onCircle({ x, y }: Point, radius: number, part: number): Point {
  const angle = Math.PI * (1 + 2 * part);
  return { x: x + radius * Math.cos(angle), y: y + radius * Math.sin(angle) };
}

/** From the edge of one box to the edge of the other, bowed outwards; or, where two stand side by side, over and under. */
function arcMarkup(label: string, from: Point, to: Point, centre: Point): string {
  const middle = { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 };
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  // To the left of the way: which is outwards, since the transactions stand clockwise.
  const out = { x: (to.y - from.y) / length, y: (from.x - to.x) / length };
  const bend = { x: middle.x + 2 * bow * out.x, y: middle.y + 2 * bow * out.y };
  const begin = edge(from, bend);
  const end = edge(to, bend);
  const top = { x: (begin.x + 2 * bend.x + end.x) / 4, y: (begin.y + 2 * bend.y + end.y) / 4 };
  const anchor = Math.abs(top.x - centre.x) < 1 ? "middle" : top.x < centre.x ? "end" : "start";
  const d = `M${at(begin)}Q${at(bend)} ${at(end)}`;
  const words = { class: "label halo", x: top.x + 8 * out.x, y: top.y + 12 * out.y + 4, "text-anchor": anchor };
  return element("path", { class: "line", d }) + arrowHead(end, bend) + element("text", words, escaped(label));
}

/** Where a line from outside meets a name's box. */
function edge(of: Point, from: Point): Point {
  const dx = from.x - of.x;
  const dy = from.y - of.y;
  const share = Math.min(1, (box.height / 2 + 4) / Math.max(Math.abs(dy), 1e-6), 40 / Math.max(Math.abs(dx), 1e-6));
  return { x: of.x + share * dx, y: of.y + share * dy };
}

function nameMarkup(name: string, { x, y }: Point): string {
  const width = textWidth(name) + 2 * box.padding;
  const rect = { class: "head", x: x - width / 2, y: y - box.height / 2, width, height: box.height, rx: 6 };
  return element("rect", rect) + element("text", { class: "name", x, y: y + 4 }, escaped(name));
}

function at({ x, y }: Point): string {
  return `${rounded(x)} ${rounded(y)}`;
}
