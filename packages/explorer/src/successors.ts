/** The successors of one state, held back until all of them are known. */
import type { Sink } from "./adversary.ts";
import type { Row } from "./layout.ts";
import type { Broken } from "./monitors.ts";
import type { Move } from "./move.ts";

/** One successor; its row stands in {@link Successors.words}. */
export interface Successor {
  readonly begin: number;
  readonly end: number;
  readonly move: Move;
  /** How many faults the move takes. */
  readonly cost: number;
  readonly broken: Broken | undefined;
}

/** Collects what an expansion tells. */
export class Successors implements Sink {
  readonly list: Successor[] = [];
  readonly todos: string[] = [];
  words = new Int32Array(1 << 12);
  private used = 0;

  clear(): void {
    this.list.length = 0;
    this.todos.length = 0;
    this.used = 0;
  }

  reach(move: Move, row: Row, cost: number, broken: Broken | undefined): void {
    const end = this.used + row.length;
    if (end > this.words.length) {
      const larger = new Int32Array(end * 2);
      larger.set(this.words);
      this.words = larger;
    }
    for (let i = 0; i < row.length; i++) this.words[this.used + i] = row.words[i]!;
    this.list.push({ begin: this.used, end, move, cost, broken });
    this.used = end;
  }

  todo(question: string): void {
    this.todos.push(question);
  }
}
