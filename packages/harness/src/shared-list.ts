/** A list that grows at its end and has cheap copies: for a log, which is copied with every state that it is part of. */

/** A growing list. Copies share what they have in common. */
export class SharedList<T> {
  /** Shared by copies; each sees its own first `length` items alone. */
  private items: T[];
  private shown: readonly T[] | undefined;
  length: number;

  constructor(items: readonly T[]) {
    this.items = [...items];
    this.length = items.length;
  }

  /** Adds an item. A copy that another one has overtaken takes its items with it first. */
  push(item: T): void {
    if (this.items.length > this.length) this.items = this.items.slice(0, this.length);
    this.items.push(item);
    this.length++;
    this.shown = undefined;
  }

  /** All items, as they are now; frozen. */
  get all(): readonly T[] {
    return (this.shown ??= Object.freeze(this.items.slice(0, this.length)));
  }

  /** The items from `begin` up to, not including, `end`. */
  slice(begin: number, end: number): T[] {
    return this.items.slice(begin, Math.min(end, this.length));
  }

  /** A copy that can go another way. */
  copy(): SharedList<T> {
    return Object.assign(new SharedList<T>([]), this);
  }
}
