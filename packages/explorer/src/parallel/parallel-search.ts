/**
 * A search shared among threads. Each keeps the states that their hash gives to it; the director leads them through one
 * layer after another, carries what they find to its owners, and answers what they ask about the system. What a thread does
 * depends on nothing but what it is told, in order: as many threads, as often as one likes, give the same result.
 */
import { Adversary } from "../adversary.ts";
import { layoutOf } from "../layout.ts";
import type { Broken } from "../monitors.ts";
import type { Move } from "../move.ts";
import { plainAnswers } from "../recording.ts";
import { lastMove, stepTo } from "../retrace.ts";
import type { SearchOptions } from "../search.ts";
import { Successors } from "../successors.ts";
import type { System } from "../system.ts";
import { Herald } from "./herald.ts";
import { isNearer, widest } from "./partition.ts";
import type { Expanded, Find, FromThread, Holding, Place, StartThreads, Thread, ToThread } from "./protocol.ts";

/** What such a search is asked. It keeps no graph and uses no symmetry. */
export interface ParallelOptions extends Omit<SearchOptions, "keepsGraph" | "symmetry" | "breathe"> {
  readonly names: readonly string[];
  readonly threads: number;
  readonly start: StartThreads;
  /** Asked now and then whether the search may go on. */
  readonly breathe: (search: ParallelSearch) => Promise<boolean>;
}

/** One search by several threads. */
export class ParallelSearch {
  readonly todos = new Set<string>();
  transitions = 0;
  /** Moves that were possible, those that change nothing included. */
  generated = 0;
  /** Why the search ended before everything was seen. */
  stopped: "bound" | "asked" | undefined;
  breach: Find | undefined;
  private holdings: Holding[] = [];
  private readonly system: System;
  private readonly options: ParallelOptions;
  private readonly herald: Herald;
  private readonly threads: readonly Thread[];

  constructor(system: System, options: ParallelOptions) {
    this.system = system;
    this.options = options;
    this.herald = new Herald(system, options.monitors);
    this.threads = options.start(options.threads);
  }

  /** Distinct states. */
  get states(): number {
    return this.holdings.reduce((sum, { states }) => sum + states, 0);
  }

  /** States to be expanded. */
  get waiting(): number {
    return this.holdings.reduce((sum, { waiting }) => sum + waiting, 0);
  }

  /** Searches until nothing is left, a shortest breach is certain, the bound is met, or it is asked to stop. */
  async run(): Promise<void> {
    await this.begin();
    for (let place = this.next(); place && !this.settled(place); place = this.next()) {
      await this.expandLayer(place);
      if (!this.stopped && this.atItsBound && this.waiting > 0) this.stopped = "bound";
      if (this.stopped) return;
    }
  }

  /** The moves that lead to the breach, and what they break in the end. Every search that has one finds this one. */
  async retrace({ state, moves: movesOn, broken }: Find): Promise<{ moves: Move[]; broken: Broken }> {
    const { system, options } = this;
    const { monitors, budgets, conditions, inFlightCap } = options;
    const layout = layoutOf(system, budgets, monitors.folds.length);
    const adversary = new Adversary(system, plainAnswers(system), monitors, budgets, layout, conditions, inFlightCap);
    const successors = new Successors();
    const moves: Move[] = [];
    const [first, ...way] = await this.wayTo(state);
    let row = { words: first!, length: first!.length };
    for (const wanted of way) {
      const step = stepTo(adversary, successors, row, (found) => found.find(wanted));
      moves.push(step.move);
      row = step.row;
    }
    if (!movesOn) return { moves, broken };
    const last = lastMove(adversary, successors, row);
    return { moves: [...moves, last.move], broken: last.broken };
  }

  /** Ends the threads. */
  async close(): Promise<void> {
    await Promise.all(this.threads.map((thread) => thread.stop()));
  }

  private get atItsBound(): boolean {
    return this.states > this.options.states || this.system.endless === true;
  }

  private async begin(): Promise<void> {
    const { system, options, threads } = this;
    const { names, conditions, inFlightCap, monitors, budgets, initialMonitors } = options;
    const setting = { threads: threads.length, names, monitors: monitors.folds.length, conditions, inFlightCap };
    const row = Int32Array.from([...system.initial, ...budgets.initial, 0, ...initialMonitors]);
    const facts = this.herald.take();
    await this.tellAll((thread) => [{ kind: "begin", setting: { ...setting, thread }, facts, row }, []]);
    await this.handOver(
      threads.map(() => []),
      0,
    );
    const broken = monitors.judgeInitial(initialMonitors);
    const state = this.holdings.findIndex(({ states }) => states === 1);
    if (broken) this.consider({ broken, state, moves: false, faults: 0, depth: 0 });
  }

  private next(): Place | undefined {
    const places = this.holdings.flatMap(({ next }) => next ?? []);
    return places.reduce<Place | undefined>(
      (first, place) => (!first || isNearer(place, first) ? place : first),
      undefined,
    );
  }

  private settled(place: Place): boolean {
    const { breach } = this;
    return breach !== undefined && !isNearer({ faults: place.faults, depth: place.depth + 1 }, breach);
  }

  private async expandLayer(layer: Place): Promise<void> {
    for (let unfinished = true; unfinished; ) {
      const facts = this.herald.take();
      const found = await this.tellAll<Expanded>(() => [{ kind: "expand", layer, facts }, []]);
      for (const expanded of found) this.account(expanded);
      const blocks = this.threads.map((_, owner) => found.flatMap((expanded) => expanded.blocks[owner]!));
      await this.handOver(blocks, layer.depth + 1);
      await this.makeRoom(found.flatMap(({ tight }) => (tight ? [tight] : [])));
      await this.herald.answer(found.flatMap(({ questions }) => questions));
      unfinished = found.some((expanded) => expanded.unfinished);
      if (await this.options.breathe(this)) continue;
      this.stopped = "asked";
      return;
    }
  }

  /** All threads pack alike, so that a packed row means the same to each. */
  private async makeRoom(tight: readonly (readonly number[])[]): Promise<void> {
    if (tight.length === 0) return;
    const measured = await this.tellAll<Extract<FromThread, { kind: "measured" }>>(() => [{ kind: "measure" }, []]);
    const widths = [...tight, ...measured.map((found) => found.widths)].reduce(widest);
    await this.tellAll(() => [{ kind: "widen", widths }, []]);
  }

  private account({ transitions, generated, todos, find }: Expanded): void {
    this.transitions += transitions;
    this.generated += generated;
    for (const todo of todos) this.todos.add(todo);
    if (find) this.consider(find);
  }

  private async handOver(blocks: readonly (readonly Int32Array[])[], depth: number): Promise<void> {
    this.holdings = await this.tellAll<Holding>((thread) => {
      const mine = blocks[thread]!;
      return [{ kind: "accept", depth, blocks: mine }, mine.map(({ buffer }) => buffer as ArrayBuffer)];
    });
  }

  private tellAll<T extends FromThread>(
    message: (thread: number) => [message: ToThread, transferred: ArrayBuffer[]],
  ): Promise<T[]> {
    return Promise.all(this.threads.map((thread, index) => thread.tell(...message(index)) as Promise<T>));
  }

  private consider(candidate: Find): void {
    if (!this.breach || isNearer(candidate, this.breach)) this.breach = candidate;
  }

  /** The rows from the first state to this one. A state's name tells its thread and its number there. */
  private async wayTo(state: number): Promise<Int32Array[]> {
    const rows: Int32Array[] = [];
    for (let at = state; ; ) {
      const { row, parent } = await this.show(at);
      rows.push(row);
      // The first state is its own parent.
      if (parent === at) return rows.reverse();
      at = parent;
    }
  }

  private async show(state: number): Promise<{ row: Int32Array; parent: number }> {
    const thread = this.threads[state % this.threads.length]!;
    const shown = await thread.tell({ kind: "show", state: Math.floor(state / this.threads.length) }, []);
    if (shown.kind !== "shown") throw new Error(`a thread answers "${shown.kind}" when it is to show a state`);
    return shown;
  }
}
