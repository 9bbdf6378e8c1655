/** The rows of a diagram in text: what arrives, what the node then does, what is lost, one after another. */
import type { Arrow } from "./arrows.ts";
import type { Layout } from "./layout.ts";
import type { Row } from "./row.ts";
import type { TextChart } from "./text-chart.ts";
import { textMarks } from "./text-marks.ts";

/** Draws one row, with its number in the gutter. */
export function drawRow(chart: TextChart, layout: Layout, index: number): void {
  const row = layout.rows[index]!;
  const first = chart.lines.length;
  if (row.banner !== undefined) chart.banner(row.banner);
  for (const split of layout.splits) {
    if (split.untilRow === index) chart.parted = [];
    if (split.fromRow === index) chart.parted = split.lanes;
  }
  for (const arrow of layout.arrows) if (arrow.copiedInRow === index) drawCopying(chart, arrow);
  drawMarks(chart, layout, row, index);
  for (const arrow of layout.arrows) if (isLostLater(arrow, index)) drawLoss(chart, arrow);
  if (chart.lines.length === first) chart.line();
  const violated = layout.violation?.row === index;
  const number = row.number === undefined ? "start" : String(row.number);
  chart.label(first, `${violated ? "✗" : ""}${number}`, row.time ?? "", violated ? "violation" : "muted");
}

function drawMarks(chart: TextChart, layout: Layout, { marks }: Row, index: number): void {
  const lanes = [...new Set(marks.map(({ lane }) => lane))];
  const groups = lanes.map((lane) =>
    textMarks(
      marks.filter((mark) => mark.lane === lane),
      layout,
    ),
  );
  for (const { message } of groups.flat().filter(({ kind }) => kind === "arrival")) {
    const arrow = layout.arrows.find(
      ({ message: number, end }) => number === message && end.kind === "delivered" && end.row === index,
    );
    if (!arrow) continue;
    const words = arrow.label + repeated(arrow) + dated(layout, arrow, index);
    chart.connect({ ...endsOf(arrow), beside: arrow.end.lane, words, dash: "─", head: "arrow", style: "arrival" });
  }
  chart.marks(groups.map((group) => group.filter(({ kind }) => kind !== "arrival")));
}

function drawCopying(chart: TextChart, arrow: Arrow): void {
  const fate = arrow.end.kind === "in flight" ? " (in flight)" : "";
  const words = `${arrow.label} ×2 → ${arrow.to}${fate}`;
  chart.connect({ ...endsOf(arrow), beside: arrow.from.lane, words, dash: "┄", head: "none", style: "arrival" });
}

function isLostLater({ end, from, copiedInRow }: Arrow, index: number): boolean {
  return end.kind === "lost" && end.row === index && (end.row !== from.row || copiedInRow !== undefined);
}

function drawLoss(chart: TextChart, arrow: Arrow): void {
  if (arrow.end.kind !== "lost") return;
  const { reason } = arrow.end;
  const words = `${arrow.label}${repeated(arrow)} ${reason === "dropped" ? reason : `lost: ${reason}`}`;
  chart.connect({ ...endsOf(arrow), beside: arrow.end.lane, words, dash: "─", head: "cross", style: "lost" });
}

function endsOf({ from, end }: Arrow): { from: number; to: number } {
  return { from: from.lane, to: end.lane };
}

function repeated({ copiedInRow, again }: Arrow): string {
  return copiedInRow !== undefined ? " (copy)" : again ? " (again)" : "";
}

/** When a message was sent, where its sender has done something else since and the eye would err. */
function dated({ rows }: Layout, { from }: Arrow, index: number): string {
  const since = rows.slice(from.row + 1, index);
  if (!since.some(({ marks }) => marks.some(({ lane }) => lane === from.lane))) return "";
  const number = rows[from.row]?.number;
  return number === undefined ? ", sent at start" : `, sent at ${number}`;
}
