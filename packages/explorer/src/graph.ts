/** The transitions of a search, kept where liveness is asked for. */
import { IntList } from "./int-list.ts";
import { actionOf, Nature, natureOf } from "./move.ts";
import { noOutcome, type Successors } from "./successors.ts";
import type { Outcome } from "./system.ts";

/** A label holds an action and, in its lowest bits, a nature. */
const natureBits = 2;

/** Transitions between states, each with the action that it takes and what it is to liveness: two integers each. */
export class Graph {
  /** The states in the order of their expansion, and where the transitions of each begin. */
  private readonly sources = new IntList();
  private readonly begins = new IntList();
  private readonly to = new IntList();
  private readonly labels = new IntList();
  private readonly processes: number;

  constructor(processes: number) {
    this.processes = processes;
  }

  /** The transitions that follow leave this state. */
  begin(state: number): void {
    this.sources.push(state);
    this.begins.push(this.to.length);
  }

  add(to: number, successors: Successors, index: number, outcomes: readonly Outcome[]): void {
    const [kind, outcome] = [successors.kind(index), successors.outcome(index)];
    const crashes = outcome !== noOutcome && outcomes[outcome]!.crash !== undefined;
    const nature = crashes ? Nature.fault : natureOf(kind, successors.early(index));
    const action = actionOf(kind, successors.process(index), successors.thing(index), this.processes);
    this.to.push(to);
    this.labels.push(nature === Nature.fault ? nature : (action << natureBits) | nature);
  }

  /** The transitions of these natures, by the state that they leave. */
  leaving(states: number, ...wanted: readonly number[]): Adjacency {
    return this.index(states, wanted, false);
  }

  /** The transitions of these natures, by the state that they enter. */
  entering(states: number, ...wanted: readonly number[]): Adjacency {
    return this.index(states, wanted, true);
  }

  /** Counts, then places: two passes over all transitions. */
  private index(states: number, wanted: readonly number[], reversed: boolean): Adjacency {
    const begins = new Int32Array(states + 2);
    this.forEach(wanted, (from, to) => begins[(reversed ? to : from) + 2]!++);
    for (let state = 2; state < begins.length; state++) begins[state]! += begins[state - 1]!;
    const total = begins[states + 1]!;
    const [ends, actions] = [new Int32Array(total), new Int32Array(total)];
    this.forEach(wanted, (from, to, action) => {
      const at = begins[(reversed ? to : from) + 1]!++;
      ends[at] = reversed ? from : to;
      actions[at] = action;
    });
    return new Adjacency(begins, ends, actions);
  }

  private forEach(wanted: readonly number[], visit: (from: number, to: number, action: number) => void): void {
    const mask = wanted.reduce((bits, nature) => bits | (1 << nature), 0);
    for (let source = 0; source < this.sources.length; source++) {
      const from = this.sources.get(source);
      const last = source + 1 < this.begins.length ? this.begins.get(source + 1) : this.to.length;
      for (let edge = this.begins.get(source); edge < last; edge++) {
        const label = this.labels.get(edge);
        const nature = label & ((1 << natureBits) - 1);
        if ((mask >> nature) & 1) visit(from, this.to.get(edge), label >>> natureBits);
      }
    }
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
