/** A trace as a picture: one lane a node, time going down, messages as arrows. */
import type { Trace } from "@workbook/harness";
import { type Geometry, geometryOf, sizes } from "./geometry.ts";
import { type Layout, layoutOf } from "./layout.ts";
import { element, escaped } from "./markup.ts";
import { routesOf } from "./routes.ts";
import { arrowsMarkup } from "./svg-arrows.ts";
import { lanesMarkup, namesMarkup, rowsMarkup, splitsMarkup } from "./svg-lanes.ts";
import { bannersMarkup, barsMarkup, marksMarkup, waitsMarkup } from "./svg-marks.ts";
import { styleSheet, type Theme } from "./svg-style.ts";
import { story } from "./words.ts";

/** How a picture is drawn. */
export interface SvgOptions {
  /** In pixels; 900 when left out. Many nodes make it wider. */
  readonly width?: number;
  /** Follows the reader's preference when left out. */
  readonly theme?: Theme;
  /** Whether the broken property's sentence stands above the picture; it does when left out. */
  readonly heading?: boolean;
}

/**
 * Draws a trace as one self-contained SVG: its own background and colours, no script, no font and no picture from
 * elsewhere. `<title>` and `<desc>` tell the same in words.
 */
export function toSvg(trace: Trace, { width = 900, theme = "auto", heading = true }: SvgOptions = {}): string {
  const layout = layoutOf(trace);
  const geometry = geometryOf(layout, width, heading);
  const attributes = {
    xmlns: "http://www.w3.org/2000/svg",
    class: "space-time",
    role: "img",
    width: geometry.width,
    height: geometry.height,
    viewBox: `0 0 ${geometry.width} ${geometry.height}`,
    style: "max-width:100%;height:auto",
  };
  return element(
    "svg",
    attributes,
    element("title", {}, escaped(titleOf(layout))),
    element("desc", {}, escaped(story(trace).join(" "))),
    element("style", {}, styleSheet(theme)),
    element("rect", { class: "ground", width: geometry.width, height: geometry.height }),
    rowsMarkup(layout, geometry),
    splitsMarkup(layout, geometry),
    lanesMarkup(layout, geometry),
    barsMarkup(layout, geometry),
    bannersMarkup(layout, geometry),
    arrowsMarkup(layout, geometry, routesOf(layout, geometry)),
    marksMarkup(layout, geometry),
    waitsMarkup(layout, geometry),
    heading ? headingMarkup(layout, geometry) : "",
    layout.violation ? captionMarkup(layout.violation, geometry) : "",
    namesMarkup(layout, geometry),
  );
}

function titleOf({ heading, violation }: Layout): string {
  return violation ? `${violation.sentence} (${heading})` : heading;
}

/** The broken property's sentence above the picture, and where it broke. */
function headingMarkup({ heading, violation, rows }: Layout, geometry: Geometry): string {
  let y = sizes.margin;
  const lines = geometry.sentence.map((line, index) => {
    y += sizes.largeLine;
    return element(
      "text",
      { class: "sentence", x: sizes.margin, y: y - 5 },
      escaped(index === 0 ? `✗ ${line}` : `  ${line}`),
    );
  });
  const number = violation && rows[violation.row]?.number;
  const where = violation
    ? `${violation.property}, broken ${number === undefined ? "at the start" : `at step ${number}`} · `
    : "";
  const line = element("text", { class: "muted", x: sizes.margin, y: y + 11 }, escaped(where + heading));
  return lines.join("") + line;
}

function captionMarkup({ row, property }: NonNullable<Layout["violation"]>, geometry: Geometry): string {
  const y = geometry.rowBottom(row) - sizes.rowBottom;
  const x = sizes.margin + sizes.gutter + sizes.inset + sizes.beside;
  return element("text", { class: "broken", "data-row": row, x, y }, escaped(`✗ here ${property} is broken`));
}
