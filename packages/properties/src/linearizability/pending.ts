/**
 * What is still to be placed: invocations and returns of required operations in a doubly linked list by time, from which an operation
 * is lifted when it is placed, and put back when the search retreats. [WG93]
 */
import { type KeyHistory, none, type Placeable } from "./key-history.ts";

/** The required operations that have no place yet. */
export class Pending {
  private readonly operations: readonly Placeable[];
  /** Of event e: an operation's number, twice; one more where it is its return. */
  private readonly events: Int32Array;
  private readonly next: Int32Array;
  private readonly previous: Int32Array;
  /** Where an operation's invocation and return stand in the list. */
  private readonly invocation: Int32Array;
  private readonly end: Int32Array;
  private readonly placed: Uint8Array;

  constructor({ operations }: KeyHistory) {
    this.operations = operations;
    this.events = eventsOf(operations);
    // The list's head has the place after the last event.
    const places = this.events.length + 1;
    this.next = Int32Array.from({ length: places }, (_, at) => (at + 1) % places);
    this.previous = Int32Array.from({ length: places }, (_, at) => (at + places - 1) % places);
    this.invocation = new Int32Array(operations.length);
    this.end = new Int32Array(operations.length);
    this.placed = new Uint8Array(operations.length);
    for (const [at, event] of this.events.entries()) (event % 2 ? this.end : this.invocation)[event >> 1] = at;
  }

  /** Whether every required operation has a place. */
  get isEmpty(): boolean {
    return this.first === this.events.length;
  }

  /** Takes an operation out; an optional one is only marked. */
  place(number: number): void {
    this.placed[number] = 1;
    if (this.operations[number]!.optional) return;
    this.lift(this.invocation[number]!);
    this.lift(this.end[number]!);
  }

  /** Undoes the last `place` that is not undone. */
  putBack(number: number): void {
    this.placed[number] = 0;
    if (this.operations[number]!.optional) return;
    this.lower(this.end[number]!);
    this.lower(this.invocation[number]!);
  }

  /** The required operations of which each may come next: they were invoked before any pending one returned. */
  candidates(): number[] {
    const found: number[] = [];
    for (let at = this.first; at < this.events.length; at = this.next[at]!) {
      const event = this.events[at]!;
      if (event % 2) break;
      if (this.isPlaced(this.operations[event >> 1]!.after)) found.push(event >> 1);
    }
    return found;
  }

  /** The operation that returns first: without it nothing goes further. */
  firstToReturn(): number {
    let at = this.first;
    while (this.events[at]! % 2 === 0) at = this.next[at]!;
    return this.events[at]! >> 1;
  }

  /** The first of these optional operations that may come next; `none` where there is none. */
  firstAvailable(members: readonly number[]): number {
    const limit = this.operations[this.firstToReturn()]!.operation.returnedAt!;
    for (const number of members) {
      const { operation, after } = this.operations[number]!;
      if (operation.invokedAt > limit) break;
      if (!this.placed[number] && this.isPlaced(after)) return number;
    }
    return none;
  }

  private get first(): number {
    return this.next[this.events.length]!;
  }

  private isPlaced(number: number): boolean {
    return number === none || this.placed[number] === 1;
  }

  private lift(at: number): void {
    this.next[this.previous[at]!] = this.next[at]!;
    this.previous[this.next[at]!] = this.previous[at]!;
  }

  private lower(at: number): void {
    this.next[this.previous[at]!] = at;
    this.previous[this.next[at]!] = at;
  }
}

/** By time. Invocations come before returns at the same time: what returns then is not before what is invoked then. */
function eventsOf(operations: readonly Placeable[]): Int32Array {
  const events = [...operations.keys()]
    .filter((number) => !operations[number]!.optional)
    .flatMap((number) => [2 * number, 2 * number + 1]);
  const time = (event: number) => {
    const { invokedAt, returnedAt } = operations[event >> 1]!.operation;
    return event % 2 ? returnedAt! : invokedAt;
  };
  return Int32Array.from(events.sort((a, b) => time(a) - time(b) || (a % 2) - (b % 2)));
}
