/** Transactions of the workload txn-list-append, drawn at random: a few reads and appends on a few keys at a time. [Elle20] */
import type { MicroOperation } from "./list-transaction.ts";

const keysAtOnce = 6;
const mostOperations = 4;
/** A key that has so many elements makes room for a new one, so that lists stay short. */
const mostAppends = 16;

/** Draws transactions. No element is appended twice to a key. */
export class ListLoad {
  private readonly random: () => number;
  private readonly keys: number[] = [];
  private readonly appends: number[] = [];

  constructor(random: () => number) {
    this.random = random;
    for (let key = 0; key < keysAtOnce; key++) this.addKey();
  }

  /** All keys so far. */
  get allKeys(): readonly number[] {
    return [...this.appends.keys()];
  }

  /** The next one. */
  next(): MicroOperation[] {
    return Array.from({ length: 1 + Math.floor(this.random() * mostOperations) }, () => this.operation());
  }

  private operation(): MicroOperation {
    const place = Math.floor(this.random() * this.keys.length);
    const key = this.keys[place]!;
    if (this.random() < 0.5) return ["r", key, null];
    const element = ++this.appends[key]!;
    if (element >= mostAppends) {
      this.keys.splice(place, 1);
      this.addKey();
    }
    return ["append", key, element];
  }

  private addKey(): void {
    this.keys.push(this.appends.length);
    this.appends.push(0);
  }
}
