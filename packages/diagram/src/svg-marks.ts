/** What stands on the lanes of a picture: marks with their words, banners, who waits for whom. */
import { type Box, type Geometry, sizes, textWidth, waitHeight } from "./geometry.ts";
import { arrowHead, glyph } from "./glyphs.ts";
import type { Layout } from "./layout.ts";
import { element, escaped } from "./markup.ts";
import { wrapWithin } from "./printable.ts";
import type { PlacedMark } from "./row.ts";

/** The bars that show who acts in a row, and for how many effects. */
export function barsMarkup(layout: Layout, geometry: Geometry): string {
  return layout.rows
    .flatMap(({ marks }, row) =>
      [...new Set(marks.map(({ lane }) => lane))].map((lane) => {
        const ys = marks.filter((mark) => mark.lane === lane).map((mark) => geometry.markAt(mark).y);
        const [top, bottom] = [Math.min(...ys) - 6, Math.max(...ys) + 6];
        const x = geometry.laneX(lane) - 4;
        return element("rect", { class: "bar", "data-row": row, x, y: top, width: 8, height: bottom - top, rx: 4 });
      }),
    )
    .join("");
}

/** The marks with what is written beside them. */
export function marksMarkup(layout: Layout, geometry: Geometry): string {
  const breached = layout.violation?.row;
  return layout.rows
    .flatMap(({ marks }, row) => marks.map((mark) => markMarkup(mark, geometry, row === breached)))
    .join("");
}

function markMarkup(mark: PlacedMark, geometry: Geometry, breached: boolean): string {
  const at = geometry.markAt(mark);
  const lines = geometry
    .linesOf(mark)
    .map((line, index) =>
      element(
        "text",
        { class: "beside halo", x: at.x + sizes.beside, y: at.y + 4 + index * sizes.line },
        escaped(line),
      ),
    );
  const name = `${mark.kind}${mark.early ? " early" : ""}${breached ? " breached" : ""}`;
  const whole = mark.text === "" ? "" : element("title", {}, escaped(mark.text));
  return element("g", { class: name, "data-row": mark.row }, whole, glyph(mark, at), ...lines);
}

/** The places that words and shapes on the lanes take. */
export function markBoxes(layout: Layout, geometry: Geometry): Box[] {
  return layout.rows.flatMap(({ marks }) =>
    marks.flatMap((mark) => {
      const { x, y } = geometry.markAt(mark);
      const words = geometry.linesOf(mark).map((line, index) => ({
        x: x + sizes.beside,
        y: y - 8 + index * sizes.line,
        width: textWidth(line),
        height: sizes.line,
      }));
      return [{ x: x - 8, y: y - 8, width: 16, height: 16 }, ...words];
    }),
  );
}

/** What happened to the network as a whole, across all lanes. */
export function bannersMarkup(layout: Layout, geometry: Geometry): string {
  return layout.rows
    .map(({ banner }, row) => {
      if (banner === undefined) return "";
      const box = bannerBox(row, geometry);
      const columns = Math.floor((box.width - 20) / sizes.character);
      const text = wrapWithin(banner, columns, 1)[0] ?? "";
      return element(
        "g",
        { "data-row": row },
        element("rect", { class: "banner", ...box, rx: 3 }),
        element("text", { class: "halo-none", x: box.x + 10, y: box.y + 15 }, escaped(text)),
      );
    })
    .join("");
}

/** The place of a row's banner. */
export function bannerBox(row: number, geometry: Geometry): Box {
  const x = sizes.margin + sizes.gutter;
  const y = geometry.rowBottom(row) - sizes.rowBottom - sizes.banner;
  return { x, y, width: geometry.width - x - sizes.margin, height: sizes.banner };
}

/** Who waits for whom, below the last row. */
export function waitsMarkup(layout: Layout, geometry: Geometry): string {
  let y = geometry.waitsTop + 24;
  const row = layout.rows.length - 1;
  return layout.waits
    .map(({ lane, text, for: others }) => {
      const x = geometry.laneX(lane);
      const lines = wrapWithin(text, geometry.columns, 3).map((line, index) =>
        element("text", { class: "beside halo", x: x + sizes.beside, y: y + 19 + index * sizes.line }, escaped(line)),
      );
      const arrows = others.map((other) => {
        const from = { x, y };
        const to = { x: geometry.laneX(other) + (other < lane ? 5 : -5), y };
        return element("line", { class: "line", x1: x, y1: y, x2: to.x, y2: y }) + arrowHead(to, from);
      });
      const hourglass = element("path", { class: "shape", d: "M-5 -7H5L-5 7H5Z", transform: `translate(${x} ${y})` });
      y += waitHeight(text, geometry.columns);
      return element("g", { class: "wait", "data-row": row }, ...arrows, hourglass, ...lines);
    })
    .join("");
}
