/**
 * What one thread holds and does: the states whose hash names it. It expands them, keeps those successors that are its own,
 * and puts the others into blocks for their owners. No two threads ever touch the same memory.
 */
import { Adversary } from "../adversary.ts";
import { Budgets } from "../budgets.ts";
import { Discoveries } from "../discoveries.ts";
import { layoutOf } from "../layout.ts";
import { plainAnswers } from "../recording.ts";
import { StateTable } from "../state-table.ts";
import { Successors } from "../successors.ts";
import { unsettledIn } from "../unsettled.ts";
import { Arrived, Block } from "./block.ts";
import type { Expanded, Facts, Find, Holding, Place, Setting } from "./protocol.ts";
import { Replica, Unknown } from "./replica.ts";

/** How many states are expanded before what was found is handed over. */
const portion = 1 << 17;

/** A part of a search. */
export class Partition {
  private readonly setting: Setting;
  private readonly replica: Replica;
  private readonly adversary: Adversary;
  private readonly table: StateTable;
  private readonly successors = new Successors();
  private readonly discoveries = new Discoveries();
  private blocks: Block[][] = [];
  private layer: { place: Place; states: readonly number[]; at: number; deferred: number[] } | undefined;
  private find: Find | undefined;
  /** The widths without which a state found in this portion cannot be packed. */
  private tight: number[] | undefined;
  private transitions = 0;
  private generated = 0;
  private readonly todos = new Set<string>();

  constructor(setting: Setting) {
    const { names, monitors, conditions, inFlightCap } = setting;
    this.setting = setting;
    this.replica = new Replica(names);
    const budgets = new Budgets(conditions.faults, names);
    const layout = layoutOf(this.replica, budgets, monitors);
    const tail = conditions.network === "forgetless" ? "bits" : "list";
    this.table = new StateTable({ ranked: layout.processes, fixed: layout.messages, tail });
    const answers = { ...plainAnswers(this.replica) };
    this.adversary = new Adversary(this.replica, answers, this.replica, budgets, layout, conditions, inFlightCap);
  }

  /** Takes in the first state, if it belongs here. */
  begin(facts: Facts, row: Int32Array): void {
    const { table, setting } = this;
    this.learn(facts);
    const ends = Int32Array.of(row.length);
    table.widen(table.widthsFor(row, ends, 1));
    table.pack(row, ends, 1);
    const owner = ownerOf(table.hashes[0]!, setting.threads);
    if (owner === setting.thread) this.discoveries.note(table.numberOf(table.packed, 0, table.hashes[0]!), owner, 0, 0);
  }

  /** Expands some more states of a layer. */
  expand(place: Place, facts: Facts): Expanded {
    this.learn(facts);
    this.blocks = Array.from({ length: this.setting.threads }, () => []);
    [this.transitions, this.generated, this.find, this.tight] = [0, 0, undefined, undefined];
    const layer = this.enter(place);
    if (layer.at === layer.states.length) {
      [layer.states, layer.at, layer.deferred] = [layer.deferred, 0, []];
    }
    for (const end = Math.min(layer.at + portion, layer.states.length); layer.at < end; layer.at++) {
      const state = layer.states[layer.at]!;
      if (this.discoveries.isDue(state, place) && !this.expandState(state, place)) layer.deferred.push(state);
    }
    return {
      kind: "expanded",
      blocks: this.blocks.map((blocks) => blocks.map((block) => block.sealed())),
      questions: this.replica.takeQuestions(),
      unfinished: layer.at < layer.states.length || layer.deferred.length > 0,
      tight: this.tight,
      find: this.find,
      transitions: this.transitions,
      generated: this.generated,
      todos: [...this.todos],
    };
  }

  /** Takes over states that others have found. */
  accept(depth: number, blocks: readonly Int32Array[]): Holding {
    const { table, discoveries } = this;
    for (const words of blocks) {
      const block = new Arrived(words, table.stride);
      for (let index = 0; index < block.count; index++) {
        const state = table.numberOf(words, block.row(index), block.hash(index));
        discoveries.note(state, block.parent(index), block.faults(index), depth);
      }
    }
    return {
      kind: "holding",
      states: table.size,
      waiting: discoveries.frontier.size,
      next: discoveries.frontier.first(),
    };
  }

  /** How many bits the fields of a row take here. */
  get widths(): number[] {
    return this.table.widthsFor(noRows, noRows, 0);
  }

  /** Packs all rows anew. */
  widen(widths: readonly number[]): void {
    this.table.widen(widths);
  }

  /** A state's row, and the name of the state from which it was found. */
  show(state: number): { row: Int32Array; parent: number } {
    const { words, length } = this.table.read(state);
    return { row: words.slice(0, length), parent: this.discoveries.parents.get(state) };
  }

  private enter(place: Place): NonNullable<Partition["layer"]> {
    const { layer, discoveries } = this;
    if (layer && layer.place.faults === place.faults && layer.place.depth === place.depth) return layer;
    const first = discoveries.frontier.first();
    const here = first?.faults === place.faults && first.depth === place.depth;
    const states = here ? discoveries.frontier.next()!.states : [];
    this.layer = { place, states, at: 0, deferred: [] };
    return this.layer;
  }

  private expandState(state: number, place: Place): boolean {
    const { adversary, successors, discoveries } = this;
    try {
      adversary.expand(this.table.read(state), successors);
    } catch (error) {
      if (error instanceof Unknown) return false;
      throw error;
    }
    if (!adversary.performer.complete || !this.packs()) return false;
    discoveries.distances.setExpanded(state);
    for (const todo of successors.todos) this.todos.add(todo);
    this.generated += adversary.performer.generated;
    this.transitions += successors.count + successors.breaking.length;
    for (const { cost, broken } of successors.breaking)
      this.consider({
        broken,
        state: this.nameOf(state),
        moves: true,
        faults: place.faults + cost,
        depth: place.depth + 1,
      });
    const ends = !adversary.performer.goesOn && successors.todos.length === 0 && place.faults === 0;
    const broken = ends ? unsettledIn(this.replica, this.table.read(state).words) : undefined;
    this.share(state, place);
    if (broken) this.consider({ broken, state: this.nameOf(state), moves: false, ...place });
    return true;
  }

  /** For all threads a state is named by its thread and its number there. */
  private nameOf(state: number): number {
    return state * this.setting.threads + this.setting.thread;
  }

  /** Packs the successors. When one does not fit, the state waits until all threads have made room. */
  private packs(): boolean {
    const { table } = this;
    const { row, ends, count } = this.successors;
    if (table.pack(row.words, ends, count)) return true;
    this.tight = widest(this.tight ?? [], table.widthsFor(row.words, ends, count));
    return false;
  }

  /** Keeps what is this thread's own, and puts the rest into blocks. */
  private share(state: number, { faults, depth }: Place): void {
    const { successors, setting, table } = this;
    const { packed, hashes, stride } = table;
    const name = this.nameOf(state);
    for (let index = 0; index < successors.count; index++) {
      const hash = hashes[index]!;
      const owner = ownerOf(hash, setting.threads);
      const cost = faults + successors.cost(index);
      if (owner !== setting.thread) this.blockFor(owner).add(packed, index * stride, hash, name, cost);
      else this.discoveries.note(table.numberOf(packed, index * stride, hash), name, cost, depth + 1);
    }
  }

  /** What is known of local states comes in the same order to all threads, so that they rank them alike. */
  private learn(facts: Facts): void {
    this.replica.learn(facts);
    for (const [local, { process }] of facts.locals) this.table.introduce(process, local);
  }

  private blockFor(owner: number): Block {
    const blocks = this.blocks[owner]!;
    const last = blocks.at(-1);
    if (last && !last.full) return last;
    const block = new Block(this.table.stride);
    blocks.push(block);
    return block;
  }

  private consider(candidate: Find): void {
    if (!this.find || isNearer(candidate, this.find)) this.find = candidate;
  }
}

/** Whether a breach takes fewer faults, or as many and fewer steps. */
export function isNearer(one: Place, other: Place): boolean {
  return one.faults < other.faults || (one.faults === other.faults && one.depth < other.depth);
}

/** The thread that keeps a state. The lower bits of its hash say where it stands there. */
export function ownerOf(hash: number, threads: number): number {
  return (hash >>> 26) % threads;
}

/** Widths in which all fits that fits in one of two. */
export function widest(one: readonly number[], other: readonly number[]): number[] {
  const length = Math.max(one.length, other.length);
  return Array.from({ length }, (_, field) => Math.max(one[field] ?? 0, other[field] ?? 0));
}

const noRows = new Int32Array(0);
