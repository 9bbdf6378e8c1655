/** One of them can still decide, so the system goes on. The other one waits. */
import type { Mutant } from "@workbook/grading";
import type { CrashGraph } from "#given/graph.ts";

export const mutant: Mutant = {
  replaces: "blocking-points.ts",
  fails: "blocking-points",
  mistake: "takes a state for blocked only when no participant can decide any more",
  setting: "analysis; blocking points of two-phase-commit for 2 participants",
};

export function blockingPoints({ globals, locals }: CrashGraph): ReadonlySet<number> {
  const decisions = ({ locals: at }: CrashGraph["globals"][number]) =>
    at.slice(1).filter((local) => locals[local]!.decision !== undefined).length;
  const reach = (from: number, seen = new Set<number>()): ReadonlySet<number> => {
    if (seen.has(from)) return seen;
    seen.add(from);
    for (const follower of globals[from]!.next) reach(follower, seen);
    return seen;
  };
  const stuck = globals.filter((global, state) => {
    const now = decisions(global);
    return now < global.locals.length - 1 && ![...reach(state)].some((later) => decisions(globals[later]!) > 0);
  });
  return new Set(stuck.filter(({ seen }) => seen.crashed).map(({ seen }) => seen.effects));
}
