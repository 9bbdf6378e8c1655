/** The states found so far, packed one after another, with how each was found first. */

const emptySlot = -1;

/** A growing array of 32-bit integers. */
export class IntList {
  private items = new Int32Array(1024);
  length = 0;

  push(item: number): void {
    if (this.length === this.items.length) this.items = grown(this.items, this.length + 1);
    this.items[this.length++] = item;
  }

  get(index: number): number {
    return this.items[index]!;
  }

  set(index: number, item: number): void {
    this.items[index] = item;
  }
}

/** Distinct states by number. A state is a short row of integers of any length. */
export class StateTable {
  /** The rows, one after another. */
  words = new Int32Array(1 << 16);
  private readonly ends = new IntList();
  private readonly hashes = new IntList();
  private slots = new Int32Array(1 << 12).fill(emptySlot);

  get size(): number {
    return this.ends.length;
  }

  /** Where a state's row begins in {@link words}. */
  begin(state: number): number {
    return state === 0 ? 0 : this.ends.get(state - 1);
  }

  /** Where a state's row ends. */
  end(state: number): number {
    return this.ends.get(state);
  }

  /** The number of the row that stands in `row` from `from` to `to`. A new row gets the next number. */
  add(row: Int32Array, from: number, to: number): number {
    const hash = hashOf(row, from, to);
    let slot = hash & (this.slots.length - 1);
    for (;;) {
      const state = this.slots[slot]!;
      if (state === emptySlot) return this.append(row, from, to, hash, slot);
      if (this.hashes.get(state) === hash && this.equals(state, row, from, to)) return state;
      slot = (slot + 1) & (this.slots.length - 1);
    }
  }

  private append(row: Int32Array, from: number, to: number, hash: number, slot: number): number {
    const length = to - from;
    const state = this.size;
    const begin = state === 0 ? 0 : this.ends.get(state - 1);
    if (begin + length > this.words.length) this.words = grown(this.words, begin + length);
    for (let i = 0; i < length; i++) this.words[begin + i] = row[from + i]!;
    this.ends.push(begin + length);
    this.hashes.push(hash);
    this.slots[slot] = state;
    if (this.size * 2 > this.slots.length) this.rehash();
    return state;
  }

  private equals(state: number, row: Int32Array, from: number, to: number): boolean {
    const offset = this.begin(state) - from;
    if (this.end(state) - offset !== to) return false;
    for (let i = from; i < to; i++) if (this.words[offset + i] !== row[i]) return false;
    return true;
  }

  private rehash(): void {
    const mask = this.slots.length * 2 - 1;
    this.slots = new Int32Array(this.slots.length * 2).fill(emptySlot);
    for (let state = 0; state < this.size; state++) {
      let slot = this.hashes.get(state) & mask;
      while (this.slots[slot] !== emptySlot) slot = (slot + 1) & mask;
      this.slots[slot] = state;
    }
  }
}

function grown(items: Int32Array<ArrayBuffer>, needed: number): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(Math.max(needed, items.length * 2));
  larger.set(items);
  return larger;
}

function hashOf(row: Int32Array, from: number, to: number): number {
  let hash = to - from;
  for (let i = from; i < to; i++) {
    hash = Math.imul(hash ^ row[i]!, 0x9e3779b1);
    hash ^= hash >>> 15;
  }
  hash = Math.imul(hash ^ (hash >>> 13), 0x85ebca6b);
  return hash ^ (hash >>> 16);
}
