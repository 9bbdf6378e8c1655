/** A sample of latencies in a few numbers: the middle, the tail, the throughput, and how far to trust them. */
import type { Samples, Summary } from "#given/samples.ts";

/** Throughput follows from Little's law: what is under way, divided by how long each is. */
export function summarise({ latenciesMs, concurrency }: Samples): Summary {
  const all = latenciesMs.flat();
  const medians = latenciesMs.map((one) => percentile(one, 0.5));
  const meanMs = all.reduce((sum, ms) => sum + ms, 0) / all.length;
  return {
    medianMs: percentile(all, 0.5),
    p99Ms: percentile(all, 0.99),
    perSecond: (1_000 * concurrency) / meanMs,
    spreadMs: { lowest: Math.min(...medians), highest: Math.max(...medians) },
  };
}

/** The least value that this part of all values does not exceed: the nearest rank. */
function percentile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.ceil(part * sorted.length) - 1]!;
}
