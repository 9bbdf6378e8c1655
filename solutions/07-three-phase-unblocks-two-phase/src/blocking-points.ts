/** Where a crash of the coordinator blocks, read off a graph of all runs: by going backwards from the decisions. */
import type { CrashGraph } from "#given/graph.ts";

/** After how many of its effects a crash of the coordinator can leave somebody blocked. */
export function blockingPoints(graph: CrashGraph): ReadonlySet<number> {
  const positions = graph.nodes.flatMap((_, node) => {
    const able = canDecide(graph, node);
    const blocked = graph.globals.filter(({ locals }, state) => graph.locals[locals[node]!]!.up && !able.has(state));
    return blocked.filter(({ seen }) => seen.crashed).map(({ seen }) => seen.effects);
  });
  return new Set(positions);
}

/** The global states in which a node has decided, and all from which one of them can follow. */
function canDecide({ globals, locals }: CrashGraph, node: number): ReadonlySet<number> {
  const before: number[][] = globals.map(() => []);
  for (const [state, { next }] of globals.entries()) for (const follower of next) before[follower]!.push(state);
  const decided = globals.flatMap((global, state) => (locals[global.locals[node]!]!.decision ? [state] : []));
  const able = new Set(decided);
  // What is added to a set while it is gone through is gone through as well.
  for (const state of able) for (const earlier of before[state]!) able.add(earlier);
  return able;
}
