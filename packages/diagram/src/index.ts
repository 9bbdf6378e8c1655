/**
 * A trace, drawn and told: as a space-time diagram in SVG, as text for a terminal, as a page to step through, in words.
 *
 * @packageDocumentation
 */
export { type CycleArc, type CycleSvgOptions, cycleToSvg, cycleToText } from "./cycle.ts";
export { toHtml } from "./html.ts";
export { labelOf, messageLabel } from "./labels.ts";
export type { MarkKind } from "./marks.ts";
export { element, escaped } from "./markup.ts";
export { plainStarts } from "./row.ts";
export { type SvgOptions, toSvg } from "./svg.ts";
export type { Theme } from "./svg-style.ts";
export { type TextOptions, toText } from "./text.ts";
export type { Painter, TextStyle } from "./text-line.ts";
export { describe, story } from "./words.ts";
