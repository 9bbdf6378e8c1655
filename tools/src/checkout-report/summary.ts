/** How orders ended, in numbers: how many, and how long their customers waited. */
import type { CumulativePlot } from "../cumulative-plot.ts";
import { duration, percentile } from "../percentile.ts";
import type { EndedOrder, Measured } from "./measure.ts";

/** The orders that ended alike. */
export interface Summary {
  readonly end: string;
  readonly count: number;
  /** How long each took, in milliseconds, shortest first. */
  readonly sorted: readonly number[];
}

/** The orders by how they ended: those that were completed first, then the others, most of them first. */
export function summaries({ ended }: Measured): Summary[] {
  const ends = [...new Set(ended.map(({ end }) => end))];
  const made = ends.map((end) => summaryOf(end, ended));
  return made.sort((a, b) => Number(b.end === "completed") - Number(a.end === "completed") || b.count - a.count);
}

function summaryOf(end: string, ended: readonly EndedOrder[]): Summary {
  const sorted = ended.flatMap((order) => (order.end === end ? [order.ms] : [])).sort((a, b) => a - b);
  return { end, count: sorted.length, sorted };
}

/** The table, in Markdown. */
export function tableOf(measured: Measured): string {
  const all: Summary = { end: "all", ...everything(measured) };
  const rows = [...summaries(measured), all].map(({ end, count, sorted }) => {
    const share = `${((100 * count) / measured.ended.length).toFixed(1)}%`;
    const times = [0.5, 0.9, 0.99, 1].map((part) => duration(percentile(sorted, part)));
    const name = end === "completed" || end === "all" ? end : `cancelled: ${end}`;
    return `| ${[name, count.toLocaleString("en-US"), share, ...times].join(" | ")} |`;
  });
  const head = ["order", "orders", "share", "half within", "90% within", "99% within", "longest"];
  return [`| ${head.join(" | ")} |`, "| --- | ---: | ---: | ---: | ---: | ---: | ---: |", ...rows].join("\n");
}

/** The same as a plot, a line for each kind of end. */
export function plotted(measured: Measured): CumulativePlot {
  return {
    title: "How long customers waited for the end of their orders.",
    heading: "Orders that have ended, by how",
    axis: "from placing the order to word of its end, in virtual time",
    decades: [10, 100, 1_000, 10_000, 100_000],
    lines: summaries(measured).map(({ end, count, sorted }) => {
      return { name: end, note: `${count.toLocaleString("en-US")} orders`, sorted };
    }),
  };
}

function everything({ ended }: Measured): Pick<Summary, "count" | "sorted"> {
  return { count: ended.length, sorted: ended.map(({ ms }) => ms).sort((a, b) => a - b) };
}

/** What was measured, in one sentence. */
export function describeMeasured({ days, ordersADay, faults }: Measured): string {
  const named = { crashes: "crash", drops: "drop", duplicates: "duplicate", partitions: "partition" };
  const happened = Object.entries(named).map(([kind, one]) => {
    const count = faults[kind] ?? 0;
    return `${count.toLocaleString("en-US")} ${count === 1 ? one : kind}`;
  });
  return `${days} days of ${ordersADay} orders each, with ${happened.join(", ")}.`;
}
