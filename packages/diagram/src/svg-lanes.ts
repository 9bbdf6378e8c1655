/** What lies behind the marks of a picture: rows, lanes from top to bottom, partitions, and how each node ended. */
import { type Geometry, sizes, textWidth } from "./geometry.ts";
import type { Lane, Layout } from "./layout.ts";
import { element, escaped } from "./markup.ts";
import { clip } from "./printable.ts";

/** The rows' backgrounds and numbers. */
export function rowsMarkup(layout: Layout, geometry: Geometry): string {
  return layout.rows
    .map((row, index) => {
      const y = geometry.rowTop(index);
      const height = geometry.rowBottom(index) - y;
      const violated = layout.violation?.row === index;
      const shade = violated ? " violated" : index % 2 === 0 ? " even" : "";
      const box = element("rect", { class: `row${shade}`, "data-row": index, x: 0, y, width: geometry.width, height });
      const number = element(
        "text",
        { class: violated ? "number broken" : "number", x: sizes.margin + sizes.gutter - 12, y: y + sizes.rowTop + 4 },
        row.number === undefined ? "start" : String(row.number),
      );
      const time = element(
        "text",
        { class: "number time", x: sizes.margin + sizes.gutter - 6, y: y + 32 },
        row.time ?? "",
      );
      return (
        box +
        (row.time === undefined ? "" : time) +
        (violated ? element("rect", { class: "edge", x: 0, y, width: 4, height }) : "") +
        number
      );
    })
    .join("");
}

/** The side that a partition cuts off, shaded. */
export function splitsMarkup(layout: Layout, geometry: Geometry): string {
  return layout.splits
    .flatMap(({ lanes, fromRow, untilRow }) => {
      const y = geometry.rowBottom(fromRow) - sizes.rowBottom;
      const bottom = untilRow === undefined ? geometry.footerTop : geometry.rowTop(untilRow) + sizes.rowTop;
      return lanes.map((lane) => {
        const x = geometry.laneX(lane) - sizes.inset + 4;
        const size = { width: geometry.laneGap - 8, height: Math.max(0, bottom - y) };
        return element("rect", { class: "split", "data-row": fromRow, x, y, ...size });
      });
    })
    .join("");
}

/** The lanes' lines: whole while the node is up, dotted while it is down. */
export function lanesMarkup(layout: Layout, geometry: Geometry): string {
  return layout.lanes.map((lane, index) => laneLine(lane, index, geometry)).join("");
}

function laneLine({ down }: Lane, index: number, geometry: Geometry): string {
  const x = geometry.laneX(index);
  const line = (name: string, y1: number, y2: number, row?: number) =>
    element("line", { class: name, "data-row": row, x1: x, x2: x, y1, y2 });
  const parts: string[] = [];
  let y = geometry.headerTop + sizes.header;
  for (const { from, untilRow } of down) {
    const crash = geometry.markAt(from).y;
    const end = untilRow === undefined ? geometry.footerTop : geometry.rowTop(untilRow) + sizes.rowTop;
    parts.push(line("lane", y, crash), line("lane down", crash, end, from.row));
    y = end;
  }
  if (y < geometry.footerTop) parts.push(line("lane", y, geometry.footerTop));
  return parts.join("");
}

/** The nodes' names above, and below again with how each ended. */
export function namesMarkup(layout: Layout, geometry: Geometry): string {
  return layout.lanes
    .map((lane, index) => {
      const x = geometry.laneX(index);
      const title = clip(lane.title, Math.floor((geometry.laneGap - 16) / sizes.character));
      const box = (y: number) => nameBox(x, y, title);
      const ending = element(
        "text",
        {
          class: "muted halo",
          "data-row": layout.rows.length - 1,
          "text-anchor": "middle",
          x,
          y: geometry.footerTop + sizes.header + sizes.line,
        },
        escaped(lane.ending),
      );
      return box(geometry.headerTop) + box(geometry.footerTop) + ending;
    })
    .join("");
}

function nameBox(x: number, y: number, title: string): string {
  const width = Math.max(40, textWidth(title) + 16);
  return (
    element("rect", { class: "head", x: x - width / 2, y, width, height: sizes.header, rx: 5 }) +
    element("text", { class: "name", x, y: y + 16 }, escaped(title))
  );
}
