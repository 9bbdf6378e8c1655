/** The lines of arrows in the picture, and where their heads, crosses and words stand. */
import type { Arrow } from "./arrows.ts";
import { type Geometry, isStub, type Point, sizes } from "./geometry.ts";
import type { Layout } from "./layout.ts";

/** An arrow's way. */
export interface Route {
  readonly arrow: Arrow;
  readonly from: Point;
  readonly to: Point;
  /** Where the network made the copy. */
  readonly badge?: Point;
  /** From a node to itself: drawn as a bow. */
  readonly bow: boolean;
  /** Drawn short, with its words at the tip and below. */
  readonly stub: boolean;
  /** 1 to the right, -1 to the left. */
  readonly direction: 1 | -1;
}

/** The way of each arrow. */
export function routesOf(layout: Layout, geometry: Geometry): Route[] {
  return layout.arrows.map((arrow) => routeOf(arrow, layout, geometry));
}

function routeOf(arrow: Arrow, layout: Layout, geometry: Geometry): Route {
  const from = geometry.markAt(arrow.from);
  const bow = arrow.end.lane === arrow.from.lane;
  const direction = arrow.end.lane < arrow.from.lane ? -1 : 1;
  const stub = isStub(arrow);
  const base = { arrow, from, bow: bow && !stub, stub, direction } as const;
  if (stub) return { ...base, to: { x: from.x + direction * sizes.stub, y: from.y + 3 } };
  if (arrow.copiedInRow === undefined) return { ...base, to: endOf(arrow, direction, layout, geometry) };
  const badgeY = geometry.rowTop(arrow.copiedInRow) + sizes.rowTop;
  if (arrow.end.kind === "in flight") {
    const badge = { x: from.x + direction * geometry.laneGap * 0.4, y: badgeY };
    return { ...base, badge, to: { x: badge.x + direction * sizes.stub, y: badgeY + 8 } };
  }
  const to = endOf(arrow, direction, layout, geometry);
  const share = to.y > from.y ? Math.min(0.95, Math.max(0.05, (badgeY - from.y) / (to.y - from.y))) : 0.5;
  return { ...base, to, badge: { x: from.x + share * (to.x - from.x), y: from.y + share * (to.y - from.y) } };
}

function endOf({ end }: Arrow, direction: 1 | -1, layout: Layout, geometry: Geometry): Point {
  if (end.kind === "in flight") throw new Error("a message in flight ends nowhere");
  const x = geometry.laneX(end.lane);
  const y = geometry.rowTop(end.row) + sizes.rowTop;
  if (end.kind === "delivered") return { x: x - direction * 5, y: geometry.markAt({ ...end, slot: 0 }).y };
  const crash = layout.rows[end.row]?.marks.find(({ kind, lane }) => kind === "crash" && lane === end.lane);
  if (crash) return { x: x - direction * 20, y: geometry.markAt(crash).y };
  return { x: x - direction * geometry.laneGap * 0.45, y };
}
