/** Everybody decides, in every run that it looks at. No node fails in them. */
import type { Mutant } from "@workbook/grading";
import type { FailureFreeGraph } from "#given/graph.ts";

export { concurrencySet } from "#reference/concurrency.ts";

export const mutant: Mutant = {
  replaces: "concurrency.ts",
  fails: "theorem",
  mistake: "asks whether every run ends with a decision, which all do that have no failure",
  setting: "analysis; Skeen's theorem on two-phase-commit",
};

export function isNonBlocking({ globals, locals }: FailureFreeGraph): boolean {
  const ends = globals.filter(({ next }) => next.length === 0);
  return ends.every(({ locals: at }) => at.every((local) => locals[local]!.decision !== undefined));
}
