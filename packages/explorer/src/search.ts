/** The search: all states within the bounds, those with fewer faults first, then those after fewer steps. */
import type { Conditions } from "@workbook/harness";
import { Adversary } from "./adversary.ts";
import type { Budgets } from "./budgets.ts";
import { Frontier, type Layer } from "./frontier.ts";
import { Graph } from "./graph.ts";
import { type Layout, layoutOf } from "./layout.ts";
import type { Broken, Monitors } from "./monitors.ts";
import type { Move } from "./move.ts";
import { IntList, StateTable } from "./state-table.ts";
import { Successors } from "./successors.ts";
import type { System } from "./system.ts";

/** What a search needs besides the system. */
export interface SearchOptions {
  readonly conditions: Conditions;
  readonly budgets: Budgets;
  readonly monitors: Monitors;
  readonly initialMonitors: readonly number[];
  readonly inFlightCap: number;
  readonly states: number;
  /** Whether transitions are kept, for liveness. */
  readonly keepsGraph: boolean;
  readonly progress: (search: Search) => boolean;
}

/** A way to break a property: to a state, and perhaps one move more. */
export interface Breach {
  readonly broken: Broken;
  readonly state: number;
  readonly move?: Move | undefined;
}

interface Candidate extends Breach {
  readonly faults: number;
  readonly depth: number;
}

/** One search. */
export class Search {
  readonly table = new StateTable();
  readonly graph = new Graph();
  readonly layout: Layout;
  readonly todos = new Set<string>();
  transitions = 0;
  stopped = false;
  breach: Candidate | undefined;
  private readonly parents = new IntList();
  private readonly depths = new IntList();
  private readonly faults = new IntList();
  private readonly expanded: boolean[] = [];
  private readonly frontier = new Frontier();
  private readonly adversary: Adversary;
  private readonly successors = new Successors();
  private readonly system: System;
  private readonly options: SearchOptions;

  constructor(system: System, options: SearchOptions) {
    const { budgets, monitors, conditions, inFlightCap } = options;
    this.system = system;
    this.options = options;
    this.layout = layoutOf(system, budgets, monitors.folds.length);
    this.adversary = new Adversary(system, monitors, budgets, this.layout, conditions, inFlightCap);
  }

  /** How many states wait to be expanded. */
  get waiting(): number {
    return this.frontier.size;
  }

  /** Searches until nothing is left, a shortest breach is certain, or the bound is met. */
  async run(): Promise<void> {
    this.begin();
    for (let layer = this.frontier.next(); layer && !this.settled(layer); layer = this.frontier.next()) {
      let deferred = this.expandAll(layer, layer.states);
      // Once more for each thing that only shows when another is known: whether it is quiet enough for a timer.
      for (; deferred.length > 0; deferred = this.expandAll(layer, deferred)) await this.system.resolve();
      if (!this.options.progress(this) || this.table.size > this.options.states) {
        this.stopped = this.frontier.size > 0;
        if (this.stopped) return;
      }
    }
  }

  /** The moves that lead to a state, on the way on which it was found. */
  movesTo(state: number): Move[] {
    const moves: Move[] = [];
    for (let at = state; at !== 0; at = this.parents.get(at)) moves.push(this.moveBetween(this.parents.get(at), at));
    return moves.reverse();
  }

  /** Orders states as counterexamples are ordered. */
  nearer(one: number, other: number): boolean {
    const faults = this.faults.get(one) - this.faults.get(other);
    return faults < 0 || (faults === 0 && this.depths.get(one) < this.depths.get(other));
  }

  /** A word of a state's row. */
  word(state: number, at: number): number {
    return this.table.words[this.table.begin(state) + at]!;
  }

  private begin(): void {
    const { budgets, initialMonitors, monitors } = this.options;
    const row = Int32Array.from([...this.system.initial, ...budgets.initial, 0, ...initialMonitors]);
    const broken = monitors.judgeInitial(initialMonitors);
    const state = this.found(row, 0, row.length, 0, 0, 0);
    if (broken) this.consider({ broken, state, faults: 0, depth: 0 });
  }

  /** Nothing in this layer or after it can be nearer than the breach that was found. */
  private settled({ faults, depth }: Layer): boolean {
    const { breach } = this;
    return breach !== undefined && (faults > breach.faults || (faults === breach.faults && depth >= breach.depth - 1));
  }

  /** Expands states, and returns those for which reactions have yet to be found out. */
  private expandAll(layer: Layer, states: readonly number[]): number[] {
    return states.filter((state) => {
      if (this.expanded[state] || this.depths.get(state) < layer.depth) return false;
      return !this.expand(state, layer);
    });
  }

  private expand(state: number, layer: Layer): boolean {
    const { table, successors } = this;
    successors.clear();
    const { complete, goesOn } = this.adversary.expand(table.words, table.begin(state), table.end(state), successors);
    if (!complete) return false;
    this.expanded[state] = true;
    for (const todo of successors.todos) this.todos.add(todo);
    for (const { begin, end, move, cost, broken } of successors.list) {
      this.transitions++;
      const [faults, depth] = [layer.faults + cost, layer.depth + 1];
      if (broken) this.consider({ broken, state, move, faults, depth });
      else {
        const next = this.found(successors.words, begin, end, state, faults, depth);
        if (this.options.keepsGraph) this.graph.add(state, next, move, this.layout.processes);
      }
    }
    if (!goesOn && successors.todos.length === 0 && layer.faults === 0) this.judgeEnd(state, layer);
    return true;
  }

  private found(words: Int32Array, begin: number, end: number, parent: number, faults: number, depth: number): number {
    const known = this.table.size;
    const state = this.table.add(words, begin, end);
    if (state === known) {
      this.parents.push(parent);
      this.depths.push(depth);
      this.faults.push(faults);
    } else if (depth < this.depths.get(state)) {
      this.parents.set(state, parent);
      this.depths.set(state, depth);
    } else return state;
    this.frontier.add(state, faults, depth);
    return state;
  }

  private consider(candidate: Candidate): void {
    const { breach } = this;
    const nearer =
      !breach ||
      candidate.faults < breach.faults ||
      (candidate.faults === breach.faults && candidate.depth < breach.depth);
    if (nearer) this.breach = candidate;
  }

  /** Nothing more can happen, and nothing went wrong: no handler may be waiting for what cannot come. */
  private judgeEnd(state: number, { faults, depth }: Layer): void {
    for (let process = 0; process < this.layout.processes; process++) {
      const [handler] = this.system.suspended(this.word(state, process));
      if (handler === undefined) continue;
      const sentence = `${handler} of ${this.system.name(process)} never settles: nothing that can still happen ends its await; await a promise of ctx, or keep the promise's resolver in a field`;
      this.consider({ broken: { property: "never-settles", sentence }, state, faults, depth });
    }
  }

  private moveBetween(parent: number, child: number): Move {
    const { table, successors } = this;
    successors.clear();
    this.adversary.expand(table.words, table.begin(parent), table.end(parent), successors);
    const found = successors.list.find(({ begin, end, broken }) => {
      return !broken && table.add(successors.words, begin, end) === child;
    });
    if (!found) throw new Error(`state ${parent} has no move to state ${child}`);
    return found.move;
  }
}
