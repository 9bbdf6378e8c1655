/** From what searches have stored to one graph of global states: equal local states of different searches are one. */
import { canonical, type GlobalState, type NodeState, type Plain, type StateGraph } from "@workbook/harness";
import type { ClusterSystem } from "./cluster-system.ts";
import type { Local } from "./local-table.ts";
import { Nature } from "./move.ts";
import type { Search } from "./search.ts";

/** A search that saw everything, and kept its transitions. */
export interface Surveyed {
  readonly search: Search;
  readonly system: ClusterSystem;
  /** What the monitor has made of what happened, by state. */
  seen(state: number): unknown;
}

/** Joins the searches of several clusters of the same nodes. The graph's global states stand in the searches' order. */
export function joined<S>(clusters: readonly string[], surveyed: readonly Surveyed[]): StateGraph<S> {
  const numbers = new Map<string, number>();
  const locals: NodeState[] = [];
  const globals: GlobalState<S>[] = [];
  for (const [cluster, { search, system, seen }] of surveyed.entries()) {
    const identities = new Identities(system);
    const numberOf = (number: number) => {
      const local = system.local(number);
      const identity = identities.of(local);
      const known = numbers.get(identity) ?? locals.push(nodeState(system, local)) - 1;
      numbers.set(identity, known);
      return known;
    };
    const offset = globals.length;
    const leaving = search.graph.leaving(search.table.size, Nature.progress, Nature.early, Nature.repair);
    for (let state = 0; state < search.table.size; state++) {
      const following = leaving.ends.subarray(leaving.begin(state), leaving.end(state));
      globals.push({
        locals: Array.from({ length: system.processes }, (_, process) => numberOf(search.word(state, process))),
        seen: seen(state) as S,
        next: Array.from(new Set(following), (next) => next + offset),
        cluster,
        steps: search.steps(state),
      });
    }
  }
  return { nodes: surveyed[0]?.system.nodes ?? [], clusters, locals, globals };
}

function nodeState(system: ClusterSystem, { node, status, harness, shown }: Local): NodeState {
  const timers = harness.timers.map(({ input }) => canonical(input as unknown as Plain));
  const log = harness.log.length === 0 ? [] : [`log ${canonical(harness.log)}`];
  const text = status === "up" ? [shown.fields, ...log, ...timers].join(" ") : status;
  return { node: system.name(node), up: status === "up", decision: harness.decided, shown: text };
}

/** Texts by which local states are the same in every search. */
class Identities {
  private readonly known = new Map<number, string>();
  private readonly system: ClusterSystem;

  constructor(system: ClusterSystem) {
    this.system = system;
  }

  /** Where the history is part of the identity it is spelled out: numbers mean nothing in another search. */
  of({ number, identity, node, after }: Local): string {
    if (!after) return identity;
    const known = this.known.get(number);
    if (known !== undefined) return known;
    const before = this.of(this.system.local(after.local));
    const text = `${node}|${before} then ${canonical(this.system.input(after.input) as unknown as Plain)}`;
    this.known.set(number, text);
    return text;
  }
}
