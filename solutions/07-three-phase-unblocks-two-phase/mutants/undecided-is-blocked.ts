/** It has not decided, and the coordinator is down. */
import type { Mutant } from "@workbook/grading";
import type { CrashGraph } from "#given/graph.ts";

export const mutant: Mutant = {
  replaces: "blocking-points.ts",
  fails: "blocking-points",
  mistake: "takes whoever is undecided for blocked, though a message or a timer may still help",
  setting: "analysis; blocking points of two-phase-commit for 2 participants",
};

export function blockingPoints({ globals, locals }: CrashGraph): ReadonlySet<number> {
  const undecided = globals.filter(({ locals: at }) =>
    at.some((local) => locals[local]!.up && locals[local]!.decision === undefined),
  );
  return new Set(undecided.filter(({ seen }) => seen.crashed).map(({ seen }) => seen.effects));
}
