/** The messages of a picture: lines, heads, crosses and words. */
import { type Box, type Geometry, type Point, sizes, textWidth } from "./geometry.ts";
import { arrowHead, cross } from "./glyphs.ts";
import type { Layout } from "./layout.ts";
import { element, escaped, rounded } from "./markup.ts";
import { type Obstacles, place, type Segment, type Wanted } from "./placement.ts";
import { clip, columnsOf } from "./printable.ts";
import type { Route } from "./routes.ts";
import { bannerBox, markBoxes } from "./svg-marks.ts";

/** All messages. */
export function arrowsMarkup(layout: Layout, geometry: Geometry, routes: readonly Route[]): string {
  const long = routes.filter(({ stub }) => !stub);
  const wanted = long.map((route): Wanted => ({ text: wordsOf(route, geometry), along: segmentOf(route, geometry) }));
  const stubs = routes.filter(({ stub }) => stub);
  const boxes = place(wanted, obstaclesOf(layout, geometry, stubs, wanted));
  const drawn = [
    ...long.map((route, index) => group(route, floating(route, boxes[index]!, wanted[index]!.text))),
    ...stubs.map((route) => group(route, stubWords(route, geometry))),
  ];
  return drawn.map(({ line }) => line).join("") + drawn.map(({ words }) => words).join("");
}

/** Lines and words are drawn apart: no line may cross the words of another message. */
function group(route: Route, words: string): { line: string; words: string } {
  const { arrow } = route;
  const kind = arrow.end.kind === "lost" ? "lost" : arrow.end.kind === "in flight" ? "flying" : "delivered";
  const end = arrow.end.kind === "in flight" ? {} : { "data-until": arrow.end.row };
  const attributes = { class: `message ${kind}`, "data-row": arrow.copiedInRow ?? arrow.from.row, ...end };
  const title = element("title", {}, escaped(`${arrow.label}${suffix(route)}`));
  return { line: element("g", attributes, title, lineOf(route)), words: element("g", attributes, title, words) };
}

function lineOf({ from, to, badge, bow, arrow }: Route): string {
  const begin = badge && arrow.end.kind === "in flight" ? badge : from;
  const d = bow
    ? `M${at(from)}C${at({ x: from.x + 60, y: from.y })} ${at({ x: from.x + 60, y: to.y })} ${at({ x: from.x + 5, y: to.y })}`
    : `M${at(begin)}L${at(to)}`;
  const tip = bow ? { x: from.x + 5, y: to.y } : to;
  const head = arrow.end.kind === "lost" ? cross(tip, 5) : arrowHead(tip, bow ? { x: from.x + 60, y: to.y } : begin);
  const copy = badge
    ? element("circle", { class: "badge", cx: badge.x, cy: badge.y, r: 10 }) +
      element("text", { class: "badge-text", x: badge.x, y: badge.y + 4 }, "×2")
    : "";
  return element("path", { class: "line", d }) + head + copy;
}

function at({ x, y }: Point): string {
  return `${rounded(x)} ${rounded(y)}`;
}

function suffix({ arrow: { copiedInRow, again, end } }: Route): string {
  const repeated = copiedInRow !== undefined ? " (copy)" : again ? " (again)" : "";
  const fate = end.kind === "lost" ? `, ${end.reason}` : end.kind === "in flight" ? ", in flight" : "";
  return repeated + fate;
}

function wordsOf(route: Route, geometry: Geometry): string {
  const ending = suffix(route);
  return clip(route.arrow.label, Math.max(8, geometry.columns - ending.length + 3)) + ending;
}

function segmentOf({ from, to, bow }: Route, geometry: Geometry): Segment {
  if (!bow) return { from, to };
  const x = from.x + Math.min(52, geometry.laneGap / 2);
  return { from: { x, y: from.y }, to: { x, y: to.y } };
}

function floating({ arrow }: Route, { x, y }: Box, text: string): string {
  return element(
    "text",
    { class: arrow.end.kind === "lost" ? "label reason halo" : "label halo", x, y: y + 12 },
    escaped(text),
  );
}

/** A stub's fate stands at its tip, the message below it. */
function stubWords(route: Route, geometry: Geometry): string {
  const anchor = route.direction === 1 ? "" : " end";
  return stubLines(route, geometry)
    .map(({ text, x, y }) => element("text", { class: `label halo${anchor}`, x, y }, escaped(text)))
    .join("");
}

function stubLines({ arrow, from, to, direction }: Route, { columns }: Geometry) {
  const fate = arrow.end.kind === "lost" ? arrow.end.reason : "in flight";
  const receiver = arrow.end.lane === arrow.from.lane ? "itself" : arrow.to;
  const room = Math.max(8, columns - columnsOf(receiver) - 3);
  return [
    { text: fate, x: to.x + direction * 10, y: to.y + 4 },
    {
      text: clip(`${clip(arrow.label, room)} → ${receiver}`, columns),
      x: from.x + direction * sizes.beside,
      y: to.y + 18,
    },
  ];
}

function obstaclesOf(
  layout: Layout,
  geometry: Geometry,
  stubs: readonly Route[],
  wanted: readonly Wanted[],
): Obstacles {
  const banners = layout.rows.flatMap(({ banner }, row) => (banner === undefined ? [] : [bannerBox(row, geometry)]));
  const lanes = layout.lanes.map((_, lane) => {
    const x = geometry.laneX(lane);
    return { from: { x, y: geometry.headerTop }, to: { x, y: geometry.footerTop } };
  });
  const words = stubs.flatMap((route) => stubLines(route, geometry).map((line) => lineBox(line, route.direction)));
  return {
    boxes: [...markBoxes(layout, geometry), ...banners, ...words],
    segments: [...wanted.map(({ along }) => along), ...stubs, ...lanes],
    within: {
      x: sizes.margin,
      y: geometry.headerTop,
      width: geometry.width - 2 * sizes.margin,
      height: geometry.height,
    },
  };
}

function lineBox({ text, x, y }: { text: string; x: number; y: number }, direction: 1 | -1): Box {
  const width = textWidth(text);
  return { x: direction === 1 ? x : x - width, y: y - 12, width, height: sizes.line };
}
