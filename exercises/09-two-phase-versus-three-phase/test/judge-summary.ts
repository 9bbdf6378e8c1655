/** Judges a summary of latencies that a simulation has drawn. */
import { type ExamineOptions, playScript } from "@workbook/grading";
import type { Protocol } from "@workbook/protocols";
import { sheet } from "#given/cluster.ts";
import type { Compare } from "#given/questions.ts";
import type { Samples, Summary } from "#given/samples.ts";
import { latenciesOf } from "./sampled.ts";

/** Asks for a summary, and judges it. */
export function summaryOf(protocol: Protocol, concurrency: number, seeds = 10, transactions = 100): ExamineOptions {
  return {
    about: `a sample of ${protocol.clusterName}, ${seeds} seeds, ${transactions} transactions each, ${concurrency} at a time`,
    questions: async () => {
      const latenciesMs = await latenciesOf(protocol, seeds, transactions);
      return [{ type: "compare", samples: { latenciesMs, concurrency } } as never];
    },
    judge: async ([answer], _own, [question]) => {
      const right = rightOf((question as unknown as Compare).samples);
      const given = flat((answer ?? {}) as Partial<Summary>);
      const wrong = (Object.keys(names) as (keyof Flat)[]).find((what) => !near(given[what], right[what]));
      if (!wrong) return undefined;
      const text = `${seeds * transactions} transactions of ${protocol.clusterName}, ${concurrency} at a time`;
      const { flaw } = await playScript(sheet({ text }), "multiset", []);
      return flaw("summary", `the ${names[wrong]} is ${shown(right[wrong])}; you say ${shown(given[wrong])}`);
    },
  };
}

interface Flat {
  readonly medianMs: number;
  readonly p99Ms: number;
  readonly perSecond: number;
  readonly lowest: number;
  readonly highest: number;
}

const names: Readonly<Record<keyof Flat, string>> = {
  medianMs: "median in ms",
  p99Ms: "99th percentile in ms",
  perSecond: "throughput in transactions a second",
  lowest: "lowest median of a seed in ms",
  highest: "highest median of a seed in ms",
};

function flat({ spreadMs, ...rest }: Partial<Summary>): Partial<Flat> {
  return { ...rest, ...spreadMs };
}

/** The summary, by nearest ranks and Little's law. */
export function rightOf({ latenciesMs, concurrency }: Samples): Flat {
  const rank = (values: readonly number[], part: number) =>
    [...values].sort((a, b) => a - b)[Math.ceil(part * values.length) - 1]!;
  const all = latenciesMs.flat();
  const medians = latenciesMs.map((one) => rank(one, 0.5));
  const sum = all.reduce((total, ms) => total + ms, 0);
  return {
    medianMs: rank(all, 0.5),
    p99Ms: rank(all, 0.99),
    perSecond: (1_000 * concurrency * all.length) / sum,
    lowest: Math.min(...medians),
    highest: Math.max(...medians),
  };
}

/** But for what rounding does to sums. */
function near(given: number | undefined, right: number): boolean {
  return typeof given === "number" && Math.abs(given - right) <= 1e-9 * Math.abs(right);
}

function shown(value: number | undefined): string {
  return typeof value === "number" ? value.toFixed(3) : "nothing";
}
