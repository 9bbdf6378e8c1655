/** A node is where it is. That is not beside it. */
import type { Mutant } from "@workbook/grading";
import type { FailureFreeGraph } from "#given/graph.ts";

export { isNonBlocking } from "#reference/concurrency.ts";

export const mutant: Mutant = {
  replaces: "concurrency.ts",
  fails: "concurrency-sets",
  mistake: "puts the local state itself into its concurrency set",
  setting: "analysis; concurrency sets of two-phase-commit",
};

export function concurrencySet({ globals }: FailureFreeGraph, state: number): ReadonlySet<number> {
  return new Set(globals.filter(({ locals }) => locals.includes(state)).flatMap(({ locals }) => locals));
}
