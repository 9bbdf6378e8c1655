/** The search: all states within the bounds, those with fewer faults first, then those after fewer steps. */
import type { Conditions } from "@workbook/harness";
import { Adversary } from "./adversary.ts";
import type { Budgets } from "./budgets.ts";
import { CanonicalRows } from "./canonical-rows.ts";
import { Discoveries } from "./discoveries.ts";
import type { Layer } from "./frontier.ts";
import { Graph } from "./graph.ts";
import { type Layout, layoutOf } from "./layout.ts";
import type { Broken, Monitors } from "./monitors.ts";
import type { Move } from "./move.ts";
import { plainAnswers } from "./recording.ts";
import { lastMove, stepTo } from "./retrace.ts";
import { StateTable, type Unpacked } from "./state-table.ts";
import { Successors } from "./successors.ts";
import type { SymmetricParts } from "./symmetric-parts.ts";
import type { System } from "./system.ts";
import { neverSettles, unsettledIn } from "./unsettled.ts";

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
  /** States that differ by a change of places count as one. */
  readonly symmetry?: SymmetricParts | undefined;
  /** Asked now and then whether the search may go on; other things can happen meanwhile. */
  readonly breathe: (search: Search) => Promise<boolean>;
}

/** How many states are expanded without a breath. */
const breath = 8_192;

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
  readonly table: StateTable;
  readonly graph: Graph;
  readonly layout: Layout;
  readonly todos = new Set<string>();
  transitions = 0;
  /** Moves that were possible, those that change nothing included. */
  generated = 0;
  /** Why the search ended before everything was seen: it met its bound, or was asked to. */
  stopped: "bound" | "asked" | undefined;
  breach: Candidate | undefined;
  private readonly discoveries = new Discoveries();
  private readonly adversary: Adversary;
  private readonly successors = new Successors();
  private readonly canonical: CanonicalRows | undefined;
  private numbers = new Int32Array(1 << 8);
  private sinceBreath = 0;
  private readonly system: System;
  private readonly options: SearchOptions;

  constructor(system: System, options: SearchOptions) {
    const { budgets, monitors, conditions, inFlightCap } = options;
    this.system = system;
    this.options = options;
    this.layout = layoutOf(system, budgets, monitors.folds.length);
    const { processes, messages } = this.layout;
    const tail = conditions.network === "forgetless" ? "bits" : "list";
    this.table = new StateTable({ ranked: processes, fixed: messages, tail });
    this.graph = new Graph(processes);
    const { symmetry } = options;
    const answers = symmetry?.processes ?? plainAnswers(system);
    this.adversary = new Adversary(system, answers, monitors, budgets, this.layout, conditions, inFlightCap);
    if (symmetry) this.canonical = new CanonicalRows(symmetry, system, this.layout, tail === "bits");
  }

  /** How many states wait to be expanded. */
  get waiting(): number {
    return this.discoveries.frontier.size;
  }

  /** Searches until nothing is left, a shortest breach is certain, the bound is met, or it is asked to stop. */
  async run(): Promise<void> {
    this.begin();
    for (
      let layer = this.discoveries.frontier.next();
      layer && !this.settled(layer);
      layer = this.discoveries.frontier.next()
    ) {
      await this.expandLayer(layer);
      if (!this.stopped && this.atItsBound && this.waiting > 0) this.stopped = "bound";
      if (this.stopped) return;
    }
  }

  private get atItsBound(): boolean {
    return this.table.size > this.options.states || this.system.endless === true;
  }

  private async expandLayer(layer: Layer): Promise<void> {
    let deferred = await this.expandAll(layer, layer.states);
    // Once more for each thing that only shows when another is known: whether it is quiet enough for a timer.
    while (deferred.length > 0 && !this.stopped) {
      await this.system.resolve();
      await this.breathe();
      if (this.system.endless) this.stopped ??= "bound";
      if (!this.stopped) deferred = await this.expandAll(layer, deferred);
    }
  }

  /** The moves that lead to a breach, on the way on which it was found, and what they break in the end. */
  retrace({ state, move, broken }: Breach): { moves: Move[]; broken: Broken } {
    const { adversary, successors } = this;
    const moves: Move[] = [];
    let row = copyOf(this.table.read(0));
    for (const next of this.wayTo(state)) {
      const step = stepTo(adversary, successors, row, ({ count }) => this.numberAll().subarray(0, count).indexOf(next));
      moves.push(step.move);
      row = step.row;
    }
    if (!move)
      return { moves, broken: broken.property === neverSettles ? unsettledIn(this.system, row.words)! : broken };
    // Where one state stands for several, the way leads to another of them than the one in which the breach was seen.
    const last = lastMove(adversary, successors, row);
    return { moves: [...moves, last.move], broken: last.broken };
  }

  private wayTo(state: number): number[] {
    const way: number[] = [];
    for (let at = state; at !== 0; at = this.discoveries.parents.get(at)) way.push(at);
    return way.reverse();
  }

  /** Orders states as counterexamples are ordered. */
  nearer(one: number, other: number): boolean {
    return this.discoveries.distances.get(one) < this.discoveries.distances.get(other);
  }

  /** How many steps lead to a state, starts included. */
  steps(state: number): number {
    return this.discoveries.distances.depth(state);
  }

  /** A word of a state's row, of those that every row has. */
  word(state: number, at: number): number {
    return this.table.word(state, at);
  }

  private begin(): void {
    const { budgets, initialMonitors, monitors } = this.options;
    const row = Int32Array.from([...this.system.initial, ...budgets.initial, 0, ...initialMonitors]);
    const broken = monitors.judgeInitial(initialMonitors);
    this.table.add(row, Int32Array.of(row.length), 1, this.numbers);
    this.discoveries.note(0, 0, 0, 0);
    if (broken) this.consider({ broken, state: 0, faults: 0, depth: 0 });
  }

  /** Nothing in this layer or after it can be nearer than the breach that was found. */
  private settled({ faults, depth }: Layer): boolean {
    const { breach } = this;
    return breach !== undefined && (faults > breach.faults || (faults === breach.faults && depth >= breach.depth - 1));
  }

  /** Expands states, and returns those for which reactions have yet to be found out. */
  private async expandAll(layer: Layer, states: readonly number[]): Promise<number[]> {
    const deferred: number[] = [];
    for (const state of states) {
      if (!this.discoveries.isDue(state, layer)) continue;
      if (!this.expand(state, layer)) deferred.push(state);
      if (++this.sinceBreath < breath) continue;
      await this.breathe();
      if (this.stopped) break;
    }
    return deferred;
  }

  private async breathe(): Promise<void> {
    this.sinceBreath = 0;
    if (!(await this.options.breathe(this))) this.stopped = "asked";
  }

  private expand(state: number, layer: Layer): boolean {
    const { adversary, successors } = this;
    adversary.expand(this.table.read(state), successors);
    if (!adversary.performer.complete) return false;
    this.discoveries.distances.setExpanded(state);
    for (const todo of successors.todos) this.todos.add(todo);
    this.generated += adversary.performer.generated;
    this.transitions += successors.count + successors.breaking.length;
    for (const { move, cost, broken } of successors.breaking) {
      this.consider({ broken, state, move, faults: layer.faults + cost, depth: layer.depth + 1 });
    }
    this.followAll(state, layer);
    if (!adversary.performer.goesOn && successors.todos.length === 0 && layer.faults === 0) this.judgeEnd(state, layer);
    return true;
  }

  private followAll(state: number, { faults, depth }: Layer): void {
    const { successors, graph } = this;
    const { keepsGraph } = this.options;
    const numbers = this.numberAll();
    if (keepsGraph) graph.begin(state);
    for (let index = 0; index < successors.count; index++) {
      const next = numbers[index]!;
      this.discoveries.note(next, state, faults + successors.cost(index), depth + 1);
      if (keepsGraph) graph.add(next, successors, index, this.adversary.performer.recording.outcomes);
    }
  }

  /** Finds the numbers of all successors. */
  private numberAll(): Int32Array {
    const { successors } = this;
    const { count } = successors;
    if (count > this.numbers.length) this.numbers = new Int32Array(count * 2);
    const { words, ends } = this.canonical?.of(successors) ?? { words: successors.row.words, ends: successors.ends };
    this.table.add(words, ends, count, this.numbers);
    return this.numbers;
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
    const broken = unsettledIn(this.system, this.table.read(state).words);
    if (broken) this.consider({ broken, state, faults, depth });
  }
}

function copyOf({ words, length }: Unpacked): Unpacked {
  return { words: words.slice(0, length), length };
}
