/** Every commit is beside those who know that all said Yes. Some of them are beside an abort as well. */
import type { Mutant } from "@workbook/grading";
import type { FailureFreeGraph } from "#given/graph.ts";
import { concurrencySet } from "#reference/concurrency.ts";

export { concurrencySet };

export const mutant: Mutant = {
  replaces: "concurrency.ts",
  fails: "first-condition",
  mistake: "checks the theorem's second condition only",
  setting: "analysis; Skeen's theorem on fickle-three-phase-commit",
};

export function isNonBlocking(graph: FailureFreeGraph): boolean {
  const { globals, locals, voters } = graph;
  return locals.every((_, state) => {
    const committable = globals.every(
      ({ locals: at, seen }) => !at.includes(state) || voters.every((id) => seen.yes.includes(id)),
    );
    return committable || [...concurrencySet(graph, state)].every((other) => locals[other]!.decision !== "commit");
  });
}
