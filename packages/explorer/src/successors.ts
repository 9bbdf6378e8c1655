/** The successors of one state, held back until all of them are known. */
import type { Broken } from "./monitors.ts";
import { kinds, type Move } from "./move.ts";
import { Row } from "./row.ts";
import type { Unpacked } from "./state-table.ts";
import type { Outcome } from "./system.ts";

/** What is noted of a successor, besides its row. */
const noted = { kind: 0, process: 1, thing: 2, early: 3, outcome: 4, cost: 5 } as const;
const width = 6;

/** No outcome: only the network moved. */
export const noOutcome = -1;

/** A move that breaks a property. */
export interface BreakingMove {
  readonly move: Move;
  readonly cost: number;
  readonly broken: Broken;
}

/** Successors as numbers, one after another. */
export class Successors {
  /** The rows, one after another. */
  readonly row = new Row();
  /** Where each row ends. */
  ends = new Int32Array(1 << 8);
  /** How many there are. */
  count = 0;
  /** Moves that break something; they have no row. */
  readonly breaking: BreakingMove[] = [];
  /** Questions of `todo`s that moves ran into; what comes after them is unknown. */
  readonly todos: string[] = [];
  private notes = new Int32Array(width << 8);

  clear(): void {
    this.count = 0;
    this.row.clear();
    if (this.breaking.length > 0) this.breaking.length = 0;
    if (this.todos.length > 0) this.todos.length = 0;
  }

  /** Keeps the row that was just written; `cost` is how many faults the move takes. */
  keep(kind: number, process: number, thing: number, early: boolean, outcome: number, cost: number): void {
    if (this.count === this.ends.length) this.grow();
    const { notes, row } = this;
    const at = this.count * width;
    notes[at + noted.kind] = kind;
    notes[at + noted.process] = process;
    notes[at + noted.thing] = thing;
    notes[at + noted.early] = early ? 1 : 0;
    notes[at + noted.outcome] = outcome;
    notes[at + noted.cost] = cost;
    this.ends[this.count++] = row.end;
    row.keep();
  }

  kind(index: number): number {
    return this.notes[index * width + noted.kind]!;
  }

  process(index: number): number {
    return this.notes[index * width + noted.process]!;
  }

  thing(index: number): number {
    return this.notes[index * width + noted.thing]!;
  }

  early(index: number): boolean {
    return this.notes[index * width + noted.early] === 1;
  }

  outcome(index: number): number {
    return this.notes[index * width + noted.outcome]!;
  }

  cost(index: number): number {
    return this.notes[index * width + noted.cost]!;
  }

  /** The move in full. */
  move(index: number, outcomes: readonly Outcome[]): Move {
    const [kind, process, thing] = [kinds[this.kind(index)]!, this.process(index), this.thing(index)];
    return { kind, process, thing, early: this.early(index), outcome: outcomes[this.outcome(index)] };
  }

  /** The successor with this row; -1 when none has it. */
  find(row: Int32Array): number {
    for (let index = 0; index < this.count; index++) {
      const { words } = this.copy(index);
      if (words.length === row.length && words.every((word, at) => word === row[at])) return index;
    }
    return -1;
  }

  /** A successor's row. */
  copy(index: number): Unpacked {
    const words = this.row.words.slice(index === 0 ? 0 : this.ends[index - 1]!, this.ends[index]!);
    return { words, length: words.length };
  }

  private grow(): void {
    const [ends, notes] = [this.ends, this.notes];
    this.ends = new Int32Array(ends.length * 2);
    this.notes = new Int32Array(notes.length * 2);
    this.ends.set(ends);
    this.notes.set(notes);
  }
}
