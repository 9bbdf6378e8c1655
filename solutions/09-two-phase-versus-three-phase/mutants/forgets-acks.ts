/** When all have decided it stops counting. */
import type { Mutant } from "@workbook/grading";
import type { Cost, Recording } from "#given/recording.ts";
import { measure as reference } from "#reference/measure.ts";

export const mutant: Mutant = {
  replaces: "measure.ts",
  fails: "commit-path",
  mistake: "counts no message after the last decision",
  setting: "analysis; costs of two-phase-commit, yes, apart",
};

export function measure(recording: Recording): Cost {
  const { events } = recording;
  const last = events.map(({ kind }) => kind).lastIndexOf("decide");
  return reference({ ...recording, events: events.slice(0, last + 1) });
}
