/**
 * Concurrency sets, and Skeen's theorem: a protocol is non-blocking for site failures if and only if no local state has
 * both a commit and an abort in its concurrency set, and no noncommittable one has a commit. [Skeen81]
 * Of failure-free runs, under the assumption that a transition with all its sends is atomic.
 */
import type { Decision, Flaw, GlobalState, NodeId, StateGraph } from "@workbook/harness";
import type { Votes } from "./votes.ts";

/** The local states of other nodes that occur together with this one in some reachable global state. */
export function concurrencySet(graph: StateGraph, state: number): ReadonlySet<number> {
  const { node } = graph.locals[state]!;
  const together = graph.globals.filter(({ locals }) => locals.includes(state)).flatMap(({ locals }) => locals);
  return new Set(together.filter((local) => graph.locals[local]!.node !== node));
}

/** Whether a node can be in this local state only when all these have voted Yes. */
export function isCommittable(graph: StateGraph<Votes>, state: number, voters: readonly NodeId[]): boolean {
  const holding = graph.globals.filter(({ locals }) => locals.includes(state));
  return holding.every(({ seen }) => voters.every((voter) => seen.yes.includes(voter)));
}

/** A local state that breaks a condition of the theorem. */
export interface Breaking {
  readonly condition: "both outcomes" | "commit beside noncommittable";
  readonly state: number;
  /** Nearest global states that put it beside a commit, and beside an abort, by number. */
  readonly commit: number;
  readonly abort?: number | undefined;
}

/** All local states that break the first condition: a commit and an abort in one concurrency set. */
export function besideBothOutcomes(graph: StateGraph): Breaking[] {
  const [commits, aborts] = [nearestBeside(graph, "commit"), nearestBeside(graph, "abort")];
  return [...commits].flatMap(([state, commit]) => {
    const abort = aborts.get(state);
    return abort === undefined ? [] : [{ condition: "both outcomes" as const, state, commit, abort }];
  });
}

/**
 * All local states that break the second condition: noncommittable, and a commit in the concurrency set.
 *
 * @param voters whose Yes a commit needs
 */
export function noncommittableBesideCommit(graph: StateGraph<Votes>, voters: readonly NodeId[]): Breaking[] {
  return [...nearestBeside(graph, "commit")]
    .filter(([state]) => !isCommittable(graph, state, voters))
    .map(([state, commit]) => ({ condition: "commit beside noncommittable" as const, state, commit }));
}

/** Skeen's theorem: whether a protocol with these failure-free runs can be made non-blocking by timeouts alone. */
export function isNonBlocking(graph: StateGraph<Votes>, voters: readonly NodeId[]): boolean {
  return besideBothOutcomes(graph).length === 0 && noncommittableBesideCommit(graph, voters).length === 0;
}

/** The first condition as a judgement: what it says names both runs, and the run beside the commit is its evidence. */
export function noStateBesideBothOutcomes(graph: StateGraph): Flaw | undefined {
  const steps = ({ commit, abort = commit }: Breaking) => graph.globals[commit]!.steps + graph.globals[abort]!.steps;
  const [worst] = besideBothOutcomes(graph).sort((one, other) => steps(one) - steps(other));
  if (worst?.abort === undefined) return undefined;
  const { node } = graph.locals[worst.state]!;
  const [committed, aborted] = [graph.globals[worst.commit]!, graph.globals[worst.abort]!];
  const beside = (global: GlobalState, decision: Decision) =>
    `${deciderOf(graph, global, worst.state, decision)} has ${decision === "commit" ? "committed" : "aborted"} (${graph.clusters[global.cluster]})`;
  const sentence = `${node} can be in one and the same state when ${beside(committed, "commit")} and when ${beside(aborted, "abort")}: if it has to decide alone now, it can only guess`;
  return { property: "concurrency sets", sentence, global: worst.commit };
}

/** For each local state that can be beside this outcome the nearest global state in which it is. */
function nearestBeside(graph: StateGraph, outcome: Decision): Map<number, number> {
  const nearest = new Map<number, number>();
  for (const [number, { locals, steps }] of graph.globals.entries()) {
    for (const state of locals) {
      if (!locals.some((other) => other !== state && graph.locals[other]!.decision === outcome)) continue;
      const known = nearest.get(state);
      if (known === undefined || steps < graph.globals[known]!.steps) nearest.set(state, number);
    }
  }
  return nearest;
}

function deciderOf({ locals }: StateGraph, global: GlobalState, state: number, decision: Decision): NodeId {
  const decider = global.locals.find((local) => local !== state && locals[local]!.decision === decision);
  return decider === undefined ? "nobody" : locals[decider]!.node;
}
