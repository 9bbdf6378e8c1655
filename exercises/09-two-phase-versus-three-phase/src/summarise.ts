/** A sample of latencies in a few numbers: the middle, the tail, the throughput, and how far to trust them. */
import { todo } from "@workbook/harness";
import type { Samples, Summary } from "#given/samples.ts";

/** Sums a sample up. */
export function summarise(_samples: Samples): Summary {
  return todo("3: where is the middle, how long is the tail, and how much do the seeds differ?");
}
