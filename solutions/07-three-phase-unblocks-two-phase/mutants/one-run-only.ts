/** It looks at the first global state that it finds. */
import type { Mutant } from "@workbook/grading";
import type { FailureFreeGraph } from "#given/graph.ts";

export { isNonBlocking } from "#reference/concurrency.ts";

export const mutant: Mutant = {
  replaces: "concurrency.ts",
  fails: "concurrency-sets",
  mistake: "looks at one global state with the local state in it, not at all of them",
  setting: "analysis; concurrency sets of two-phase-commit",
};

export function concurrencySet({ globals }: FailureFreeGraph, state: number): ReadonlySet<number> {
  const found = globals.find(({ locals }) => locals.includes(state));
  return new Set(found?.locals.filter((local) => local !== state));
}
