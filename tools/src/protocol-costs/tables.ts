/** What was measured, as tables in Markdown. */
import { rightOf } from "../../../exercises/09-two-phase-versus-three-phase/test/judge-summary.ts";
import type { CumulativePlot } from "../cumulative-plot.ts";
import type { Latencies, PathCosts, Windows } from "./measure.ts";

/** Costs as laws in N. */
export function costTable(rows: readonly PathCosts[]): string {
  const head = ["path", "protocol", "messages", "forced writes", "delays until all have decided", "delays in all"];
  const body = rows.map(({ path, protocol, costs }) => {
    return [path, protocol, ...[0, 1, 2, 3].map((at) => lawOf(new Map([...costs].map(([n, cost]) => [n, cost[at]!]))))];
  });
  return tableOf(head, body);
}

/**
 * The line through the measured values, as a law: `4N`, `2N+1`, `3`.
 *
 * @throws Error when they are on no line: then there is no such law
 */
export function lawOf(values: ReadonlyMap<number, number>): string {
  const [[firstN, first], [nextN, next]] = [...values] as [[number, number], [number, number]];
  const slope = (next - first) / (nextN - firstN);
  const rest = first - slope * firstN;
  for (const [n, value] of values)
    if (value !== slope * n + rest) throw new Error(`${value} for N = ${n} is not on the line of the others`);
  const factor = slope === 1 ? "N" : `${slope}N`;
  if (slope === 0) return `${rest}`;
  return rest === 0 ? factor : `${factor}${rest > 0 ? "+" : "−"}${Math.abs(rest)}`;
}

/** Blocking windows with their denominators. */
export function windowTable(rows: readonly Windows[]): string {
  const sizes = rows[0]!.windows.map(({ participants }) => `N = ${participants}`);
  const body = rows.map(({ protocol, windows }) => {
    const shares = windows.map(({ blocking, positions }) => {
      return `${blocking} of ${positions} (${Math.round((100 * blocking) / positions)}%)`;
    });
    return [protocol, ...shares];
  });
  return tableOf(["a crash of the coordinator blocks at", ...sizes], body);
}

/** Latency and throughput, and how far the seeds differ. */
export function latencyTable(rows: readonly Latencies[], concurrency: number): string {
  const head = ["protocol", "half within", "99% within", `a second, ${concurrency} at a time`, "medians of the seeds"];
  const body = rows.map(({ protocol, latenciesMs }) => {
    const { medianMs, p99Ms, perSecond, lowest, highest } = rightOf({ latenciesMs, concurrency });
    const ms = (value: number) => `${value.toFixed(1)} ms`;
    return [protocol, ms(medianMs), ms(p99Ms), Math.round(perSecond).toString(), `${ms(lowest)} to ${ms(highest)}`];
  });
  return tableOf(head, body);
}

/** The latencies as a plot, a line for each protocol. */
export function plotted(rows: readonly Latencies[]): CumulativePlot {
  return {
    title: "How long transactions take.",
    heading: "Transactions that all have decided",
    axis: "from the start of the transaction, in virtual time; three participants",
    decades: [1, 10, 100, 1_000],
    lines: rows.map(({ protocol, latenciesMs }) => {
      const sorted = latenciesMs.flat().sort((a, b) => a - b);
      return { name: protocol, note: `${sorted.length.toLocaleString("en-US")} transactions`, sorted };
    }),
  };
}

function tableOf(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}
