/** A trace as text for a terminal: the same space-time diagram as the picture, in characters. */
import type { Trace } from "@workbook/harness";
import { type Layout, layoutOf } from "./layout.ts";
import { clip, columnsOf, wrapWithin } from "./printable.ts";
import { TextChart } from "./text-chart.ts";
import { type TextColumns, textColumns } from "./text-columns.ts";
import { type Painter, TextLine, type TextStyle } from "./text-line.ts";
import { drawRow } from "./text-rows.ts";
import { story } from "./words.ts";

/** How a trace is written. */
export interface TextOptions {
  /** In columns; 80 when left out. No line is longer. */
  readonly width?: number;
  /** Gives each piece its colour; without one the text is plain, and tells the same. */
  readonly paint?: Painter;
}

/**
 * Draws a trace with one lane a node, time going down: an arrow where a message arrives, `├ prepare → p1` where it left.
 * Where there are too many nodes for the width, it tells the trace in words.
 */
export function toText(trace: Trace, { width = 80, paint }: TextOptions = {}): string {
  const layout = layoutOf(trace);
  const times = Math.max(0, ...layout.rows.map(({ time }) => columnsOf(time ?? "")));
  const columns = textColumns(layout.lanes.length, width, times);
  const body = columns ? chartOf(layout, columns) : words(trace, width);
  return [...heading(layout, width), ...body].map((line) => line.toString(paint)).join("\n");
}

function heading({ heading, violation, rows }: Layout, width: number): TextLine[] {
  const number = violation && rows[violation.row]?.number;
  const where = violation
    ? `${violation.property}, broken ${number === undefined ? "at the start" : `at step ${number}`} · `
    : "";
  const sentence = violation ? block(violation.sentence, "✗ ", "violation", width, 6) : [];
  return [...sentence, ...block(where + heading, violation ? "  " : "", "muted", width, 3), new TextLine(width)];
}

function block(text: string, prefix: string, style: TextStyle, width: number, atMost: number): TextLine[] {
  return wrapWithin(text, Math.max(1, width - prefix.length), atMost).map((line, index) =>
    new TextLine(width).write(0, index === 0 ? prefix + line : " ".repeat(prefix.length) + line, style),
  );
}

function words(trace: Trace, width: number): TextLine[] {
  return story(trace).flatMap((line) => block(line, "", "printed", width, 8));
}

function chartOf(layout: Layout, columns: TextColumns): TextLine[] {
  const chart = new TextChart(layout, columns);
  for (const index of layout.rows.keys()) {
    drawRow(chart, layout, index);
    if (layout.violation?.row === index) chart.note(`✗ here ${layout.violation.property} is broken`, "violation");
  }
  for (const { lane, text, for: others } of layout.waits) {
    const wait = { from: lane, beside: lane, dash: "┄", head: "arrow", style: "wait" } as const;
    if (others.length === 0) chart.below(text, lane, "wait");
    for (const [index, to] of others.entries()) chart.connect({ ...wait, to, words: index === 0 ? text : "" });
  }
  const names = row(layout, columns, ({ title }) => title, "name");
  const endings = layout.lanes.some(({ ending }) => ending !== "")
    ? [row(layout, columns, ({ ending }) => ending, "muted")]
    : [];
  return [names, ...chart.lines, names, ...endings];
}

function row(
  { lanes }: Layout,
  { width, gap, laneAt }: TextColumns,
  textOf: (lane: Layout["lanes"][number]) => string,
  style: TextStyle,
): TextLine {
  const line = new TextLine(width);
  for (const [index, lane] of lanes.entries()) line.write(laneAt(index), clip(textOf(lane), gap - 1), style);
  return line;
}
