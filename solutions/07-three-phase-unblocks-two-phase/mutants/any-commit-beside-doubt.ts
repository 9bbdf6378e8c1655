/** It takes every state that is undecided for one in which a Yes may be missing. */
import type { Mutant } from "@workbook/grading";
import type { FailureFreeGraph } from "#given/graph.ts";
import { concurrencySet } from "#reference/concurrency.ts";

export { concurrencySet };

export const mutant: Mutant = {
  replaces: "concurrency.ts",
  fails: "theorem",
  mistake: "takes a pre-committed state for noncommittable, and three-phase commit for blocking",
  setting: "analysis; Skeen's theorem on three-phase-commit",
};

export function isNonBlocking(graph: FailureFreeGraph): boolean {
  return graph.locals.every(({ decision }, state) => {
    const beside = [...concurrencySet(graph, state)].map((other) => graph.locals[other]!.decision);
    return decision !== undefined || !beside.includes("commit");
  });
}
