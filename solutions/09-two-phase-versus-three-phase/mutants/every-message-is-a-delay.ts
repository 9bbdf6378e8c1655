/** One after another, as they stand in the recording. */
import type { Mutant } from "@workbook/grading";
import type { Cost, Recording } from "#given/recording.ts";
import { measure as reference } from "#reference/measure.ts";

export const mutant: Mutant = {
  replaces: "measure.ts",
  fails: "commit-path",
  mistake: "adds up messages that travel at the same time",
  setting: "analysis; costs of two-phase-commit, yes,yes, apart",
};

export function measure(recording: Recording): Cost {
  const cost = reference(recording);
  return { ...cost, delaysInAll: cost.messages };
}
