/** Nobody is beside both outcomes, so everybody can decide. Commit, though somebody may yet say No? */
import type { Mutant } from "@workbook/grading";
import type { FailureFreeGraph } from "#given/graph.ts";
import { concurrencySet } from "#reference/concurrency.ts";

export { concurrencySet };

export const mutant: Mutant = {
  replaces: "concurrency.ts",
  fails: "second-condition",
  mistake: "checks the theorem's first condition only",
  setting: "analysis; Skeen's theorem on pre-abort-two-phase-commit",
};

export function isNonBlocking(graph: FailureFreeGraph): boolean {
  return graph.locals.every((_, state) => {
    const beside = [...concurrencySet(graph, state)].map((other) => graph.locals[other]!.decision);
    return !(beside.includes("commit") && beside.includes("abort"));
  });
}
