/** It has voted Yes itself. That says nothing of the others. */
import type { Mutant } from "@workbook/grading";
import type { FailureFreeGraph } from "#given/graph.ts";
import { concurrencySet } from "#reference/concurrency.ts";

export { concurrencySet };

export const mutant: Mutant = {
  replaces: "concurrency.ts",
  fails: "second-condition",
  mistake: "takes a state for committable when the node itself has voted Yes",
  setting: "analysis; Skeen's theorem on pre-abort-two-phase-commit",
};

export function isNonBlocking(graph: FailureFreeGraph): boolean {
  const { globals, locals, voters } = graph;
  return locals.every(({ node }, state) => {
    const beside = [...concurrencySet(graph, state)].map((other) => locals[other]!.decision);
    if (!beside.includes("commit")) return true;
    const promised = !voters.includes(node)
      ? globals.every(({ locals: at, seen }) => !at.includes(state) || voters.every((id) => seen.yes.includes(id)))
      : globals.every(({ locals: at, seen }) => !at.includes(state) || seen.yes.includes(node));
    return promised && !beside.includes("abort");
  });
}
