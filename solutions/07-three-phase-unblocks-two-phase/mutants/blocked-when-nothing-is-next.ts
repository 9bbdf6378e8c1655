/** One step ahead is as far as it looks. */
import type { Mutant } from "@workbook/grading";
import type { CrashGraph } from "#given/graph.ts";

export const mutant: Mutant = {
  replaces: "blocking-points.ts",
  fails: "cooperative-points",
  mistake: "takes a node for blocked when none of the next states has its decision",
  setting: "analysis; blocking points of cooperative-two-phase-commit for 2 participants",
};

export function blockingPoints({ nodes, globals, locals }: CrashGraph): ReadonlySet<number> {
  const stopped = nodes.flatMap((_, node) => {
    const decided = (state: number) => locals[globals[state]!.locals[node]!]!.decision !== undefined;
    return globals.filter(
      ({ locals: at, next }, state) => locals[at[node]!]!.up && !decided(state) && !next.some(decided),
    );
  });
  return new Set(stopped.filter(({ seen }) => seen.crashed).map(({ seen }) => seen.effects));
}
