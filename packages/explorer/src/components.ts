/** Strongly connected components, and those among them in which a fair run can stay for ever. [Tarjan72] */
import type { Adjacency } from "./graph.ts";

const unseen = -1;

/**
 * Tarjan's algorithm with its recursion unrolled: paths are as long as the graph is deep. States belong to parts; a
 * component stays within one. What a run needs is allocated once, so that a part costs only what it holds.
 */
class Tarjan {
  private found: number[][] = [];
  private readonly index: Int32Array;
  private readonly low: Int32Array;
  private readonly cursor: Int32Array;
  private readonly stacked: Uint8Array;
  private readonly stack: number[] = [];
  private readonly path: number[] = [];
  private count = 0;
  private readonly adjacency: Adjacency;
  private readonly parts: Int32Array;

  constructor(adjacency: Adjacency, parts: Int32Array) {
    this.adjacency = adjacency;
    this.parts = parts;
    this.index = new Int32Array(parts.length).fill(unseen);
    this.low = new Int32Array(parts.length);
    this.cursor = new Int32Array(parts.length);
    this.stacked = new Uint8Array(parts.length);
  }

  /** The components of these states, which are whole parts; only those with a transition inside them. */
  run(states: readonly number[]): number[][] {
    this.found = [];
    for (const state of states) this.index[state] = unseen;
    for (const state of states) {
      if (this.index[state] !== unseen) continue;
      this.enter(state);
      while (this.path.length > 0) this.advance(this.path[this.path.length - 1]!);
    }
    return this.found;
  }

  private enter(state: number): void {
    this.index[state] = this.low[state] = this.count++;
    this.cursor[state] = this.adjacency.begin(state);
    this.stacked[state] = 1;
    this.stack.push(state);
    this.path.push(state);
  }

  private advance(state: number): void {
    const { adjacency, low } = this;
    while (this.cursor[state]! < adjacency.end(state)) {
      const next = adjacency.ends[this.cursor[state]!++]!;
      if (this.parts[next] !== this.parts[state]) continue;
      if (this.index[next] === unseen) return this.enter(next);
      if (this.stacked[next]) low[state] = Math.min(low[state]!, this.index[next]!);
    }
    this.path.pop();
    const above = this.path.at(-1);
    if (above !== undefined) low[above] = Math.min(low[above]!, low[state]!);
    if (low[state] === this.index[state]) this.close(state);
  }

  private close(root: number): void {
    const component: number[] = [];
    for (;;) {
      const state = this.stack.pop()!;
      this.stacked[state] = 0;
      component.push(state);
      if (state === root) break;
    }
    if (component.length > 1 || this.loops(root)) this.found.push(component);
  }

  private loops(state: number): boolean {
    for (let edge = this.adjacency.begin(state); edge < this.adjacency.end(state); edge++) {
      if (this.adjacency.ends[edge] === state) return true;
    }
    return false;
  }
}

/**
 * The components in which a run can stay for ever under strong fairness: no action that is possible again and again is
 * for ever passed over. Where an action only leads out, the states that offer it are taken out and the rest is tried.
 */
export function fairComponents(adjacency: Adjacency, inside: Uint8Array): number[][] {
  const parts = Int32Array.from(inside);
  let part = 1;
  const tarjan = new Tarjan(adjacency, parts);
  const fair: number[][] = [];
  const open = tarjan.run([...parts.keys()].filter((state) => parts[state] === part));
  for (let component = open.pop(); component; component = open.pop()) {
    const unfair = offersOnlyExits(adjacency, component);
    if (unfair.size === 0) fair.push(component);
    else {
      part++;
      for (const state of component) parts[state] = unfair.has(state) ? 0 : part;
      for (const found of tarjan.run(component.filter((state) => !unfair.has(state)))) open.push(found);
    }
  }
  return fair;
}

/** The states of a component with an action that nowhere in the component leads to a state of it. */
function offersOnlyExits(adjacency: Adjacency, component: readonly number[]): Set<number> {
  const members = new Set(component);
  const taken = new Set<number>();
  const edges = (state: number, visit: (edge: number) => void) => {
    for (let edge = adjacency.begin(state); edge < adjacency.end(state); edge++) visit(edge);
  };
  for (const state of component) {
    edges(state, (edge) => {
      if (members.has(adjacency.ends[edge]!)) taken.add(adjacency.actions[edge]!);
    });
  }
  const unfair = new Set<number>();
  for (const state of component) {
    edges(state, (edge) => {
      if (!taken.has(adjacency.actions[edge]!)) unfair.add(state);
    });
  }
  return unfair;
}
