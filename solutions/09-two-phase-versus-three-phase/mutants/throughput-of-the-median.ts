/** Half are faster than the median, so that it ought to even out. */
import type { Mutant } from "@workbook/grading";
import type { Samples, Summary } from "#given/samples.ts";
import { summarise as reference } from "#reference/summarise.ts";

export const mutant: Mutant = {
  replaces: "summarise.ts",
  fails: "latency",
  mistake: "divides by the median in place of the mean",
  setting: "analysis; a sample of two-phase-commit, 10 seeds, 100 transactions each, 1 at a time",
};

export function summarise(samples: Samples): Summary {
  const summary = reference(samples);
  return { ...summary, perSecond: (1_000 * samples.concurrency) / summary.medianMs };
}
