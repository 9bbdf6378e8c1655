/**
 * A global state as a row of integers: the processes' local states, what is left of each budget, the side of a partition,
 * the monitors' states, then the numbers of the messages in flight, in order; on a multiset a number stands as often as the
 * message is there.
 */
import type { Budgets } from "./budgets.ts";
import type { System } from "./system.ts";

/** Where what stands in a row. */
export interface Layout {
  readonly processes: number;
  readonly budgets: number;
  readonly partition: number;
  readonly monitors: number;
  readonly messages: number;
}

/** The layout for a system, its budgets and a number of monitors. */
export function layoutOf(system: System, budgets: Budgets, monitors: number): Layout {
  const { processes } = system;
  const partition = processes + budgets.initial.length;
  return { processes, budgets: processes, partition, monitors: partition + 1, messages: partition + 1 + monitors };
}

/** A row that can be written to. */
export class Row {
  words = new Int32Array(256);
  length = 0;

  /** Takes over another row's words. */
  copy(from: Int32Array, begin: number, end: number): void {
    this.fit(end - begin);
    this.length = end - begin;
    for (let i = begin; i < end; i++) this.words[i - begin] = from[i]!;
  }

  /** Inserts a message where it belongs among those from `first` on. */
  insert(message: number, first: number): void {
    this.fit(this.length + 1);
    let at = this.length++;
    for (; at > first && this.words[at - 1]! > message; at--) this.words[at] = this.words[at - 1]!;
    this.words[at] = message;
  }

  /** Takes the word at a place out. */
  remove(at: number): void {
    this.words.copyWithin(at, at + 1, this.length--);
  }

  has(message: number, first: number): boolean {
    for (let at = first; at < this.length; at++) if (this.words[at] === message) return true;
    return false;
  }

  private fit(length: number): void {
    if (length <= this.words.length) return;
    const larger = new Int32Array(length * 2);
    larger.set(this.words);
    this.words = larger;
  }
}
