/** Concurrency sets, and Skeen's theorem on them. [Skeen81] */
import type { FailureFreeGraph } from "#given/graph.ts";

/** The local states of other nodes that are in some global state together with this one. */
export function concurrencySet(graph: FailureFreeGraph, state: number): ReadonlySet<number> {
  const set = new Set<number>();
  for (const { locals } of graph.globals)
    if (locals.includes(state)) for (const other of locals) if (other !== state) set.add(other);
  return set;
}

/**
 * A protocol is non-blocking if and only if no local state has both a commit and an abort in its concurrency set, and none that
 * is noncommittable has a commit in it.
 */
export function isNonBlocking(graph: FailureFreeGraph): boolean {
  return graph.locals.every((_, state) => {
    const beside = [...concurrencySet(graph, state)].map((other) => graph.locals[other]!.decision);
    if (!beside.includes("commit")) return true;
    return !beside.includes("abort") && isCommittable(graph, state);
  });
}

/** Who is in a committable state knows that everybody has voted Yes. */
function isCommittable({ globals, voters }: FailureFreeGraph, state: number): boolean {
  return globals.every(({ locals, seen }) => !locals.includes(state) || voters.every((id) => seen.yes.includes(id)));
}
