/** The transitions of a search, kept where liveness is asked for. */
import { actionOf, type Move, type Nature, natureOf } from "./move.ts";
import { IntList } from "./state-table.ts";

const natures: readonly Nature[] = ["progress", "early", "repair", "fault"];

/** Transitions between states, each with the action that it takes and what it is to liveness. */
export class Graph {
  private readonly from = new IntList();
  private readonly to = new IntList();
  private readonly actions = new IntList();
  private readonly kinds = new IntList();

  get size(): number {
    return this.from.length;
  }

  add(from: number, to: number, move: Move, processes: number): void {
    this.from.push(from);
    this.to.push(to);
    this.actions.push(actionOf(move, processes));
    this.kinds.push(natures.indexOf(natureOf(move)));
  }

  /** The transitions of these natures, by the state that they leave. */
  leaving(states: number, wanted: readonly Nature[]): Adjacency {
    return this.index(states, wanted, this.from, this.to);
  }

  /** The transitions of these natures, by the state that they enter. */
  entering(states: number, wanted: readonly Nature[]): Adjacency {
    return this.index(states, wanted, this.to, this.from);
  }

  private index(states: number, wanted: readonly Nature[], by: IntList, other: IntList): Adjacency {
    const begins = new Int32Array(states + 2);
    const counts = (edge: number) => wanted.includes(natures[this.kinds.get(edge)]!);
    for (let edge = 0; edge < this.size; edge++) if (counts(edge)) begins[by.get(edge) + 2]!++;
    for (let state = 2; state < begins.length; state++) begins[state]! += begins[state - 1]!;
    const total = begins[states + 1]!;
    const [ends, actions] = [new Int32Array(total), new Int32Array(total)];
    for (let edge = 0; edge < this.size; edge++) {
      if (!counts(edge)) continue;
      const at = begins[by.get(edge) + 1]!++;
      ends[at] = other.get(edge);
      actions[at] = this.actions.get(edge);
    }
    return new Adjacency(begins, ends, actions);
  }
}

/** For each state its transitions, one after another. */
export class Adjacency {
  private readonly begins: Int32Array;
  /** The state at the other end of each transition. */
  readonly ends: Int32Array;
  /** The action of each transition. */
  readonly actions: Int32Array;

  constructor(begins: Int32Array, ends: Int32Array, actions: Int32Array) {
    this.begins = begins;
    this.ends = ends;
    this.actions = actions;
  }

  /** The first transition of a state. */
  begin(state: number): number {
    return this.begins[state]!;
  }

  /** The one after the last. */
  end(state: number): number {
    return this.begins[state + 1]!;
  }

  /** All states from which, along these transitions, one of the given can be found; the given among them. */
  closure(given: Uint8Array): Uint8Array {
    const reached = given.slice();
    const open: number[] = [];
    for (let state = 0; state < given.length; state++) if (given[state]) open.push(state);
    for (let state = open.pop(); state !== undefined; state = open.pop()) {
      for (let edge = this.begin(state); edge < this.end(state); edge++) {
        const next = this.ends[edge]!;
        if (reached[next]) continue;
        reached[next] = 1;
        open.push(next);
      }
    }
    return reached;
  }
}
