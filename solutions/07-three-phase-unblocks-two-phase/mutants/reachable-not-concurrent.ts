/** What the others can still come to is not where they are. */
import type { Mutant } from "@workbook/grading";
import type { FailureFreeGraph } from "#given/graph.ts";

export { isNonBlocking } from "#reference/concurrency.ts";

export const mutant: Mutant = {
  replaces: "concurrency.ts",
  fails: "concurrency-sets",
  mistake: "takes all local states that can be reached from there, not those that are there",
  setting: "analysis; concurrency sets of two-phase-commit",
};

export function concurrencySet({ globals, locals }: FailureFreeGraph, state: number): ReadonlySet<number> {
  const reached = new Set(globals.flatMap((global, number) => (global.locals.includes(state) ? [number] : [])));
  for (const number of reached) for (const follower of globals[number]!.next) reached.add(follower);
  const found = [...reached].flatMap((number) => globals[number]!.locals);
  return new Set(found.filter((local) => locals[local]!.node !== locals[state]!.node));
}
