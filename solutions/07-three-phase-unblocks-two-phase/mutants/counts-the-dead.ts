/** The coordinator will never decide. It is down, and need not. */
import type { Mutant } from "@workbook/grading";
import type { CrashGraph } from "#given/graph.ts";

export const mutant: Mutant = {
  replaces: "blocking-points.ts",
  fails: "blocking-points",
  mistake: "takes a node that is down for blocked",
  setting: "analysis; blocking points of two-phase-commit for 2 participants",
};

export function blockingPoints({ nodes, globals, locals }: CrashGraph): ReadonlySet<number> {
  const positions = nodes.flatMap((_, node) => {
    const able = globals.map(({ locals: at }) => locals[at[node]!]!.decision !== undefined);
    for (let more = true; more; ) {
      more = false;
      for (const [state, { next }] of globals.entries()) {
        if (able[state] || !next.some((follower) => able[follower])) continue;
        able[state] = true;
        more = true;
      }
    }
    return globals.filter(({ seen }, state) => seen.crashed && !able[state]).map(({ seen }) => seen.effects);
  });
  return new Set(positions);
}
