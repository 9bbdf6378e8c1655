/**
 * The states found so far, by number in the order in which they were found. Whole rows are kept and compared, packed into
 * bits, so that no two states are ever taken for one.
 */
import { type Origin, Packing, type RowShape } from "./packing.ts";
import { hashOf } from "./row-hash.ts";

const chunkBits = 13;
const within = (1 << chunkBits) - 1;

/** A row that was unpacked: its words stand at the front. */
export interface Unpacked {
  readonly words: Int32Array;
  readonly length: number;
}

/** Distinct states in an open-addressing table. */
export class StateTable {
  size = 0;
  private packing: Packing;
  /** Packed rows, a power of two in each chunk. */
  private readonly chunks: Int32Array[] = [];
  /** Pairs: the hash of a row, and its state's number plus one. */
  private slots = new Int32Array(1 << 9);
  /** The rows that were packed last, and their hashes. */
  packed = new Int32Array(64);
  hashes = new Int32Array(64);
  private readonly row = { words: new Int32Array(64), length: 0 };
  /** The state that was read last: those that are added mostly come from it. */
  private origin = 0;

  constructor(shape: RowShape) {
    this.packing = new Packing(shape);
  }

  /** How many words a packed row takes. */
  get stride(): number {
    return this.packing.stride;
  }

  /**
   * Finds the numbers of rows that stand one after another in `rows`, each up to its end. A new row gets the next number.
   *
   * @param numbers where the numbers are written to
   */
  add(rows: Int32Array, ends: Int32Array, count: number, numbers: Int32Array): void {
    if (!this.pack(rows, ends, count)) {
      this.widen(this.widthsFor(rows, ends, count));
      this.pack(rows, ends, count);
    }
    const { stride } = this;
    for (let index = 0; index < count; index++)
      numbers[index] = this.numberOf(this.packed, index * stride, this.hashes[index]!);
  }

  /** Packs rows, and finds their hashes. Whether all fit. */
  pack(rows: Int32Array, ends: Int32Array, count: number): boolean {
    const length = count * this.stride;
    if (length > this.packed.length) this.packed = new Int32Array(length * 2);
    if (count > this.hashes.length) this.hashes = new Int32Array(count * 2);
    return this.packing.pack(rows, ends, count, this.lastRead(), this.packed, this.hashes);
  }

  /** The number of a packed row; the next number when it is new. */
  numberOf(rows: Int32Array, at: number, hash: number): number {
    const { slots } = this;
    const mask = slots.length - 1;
    for (let slot = (hash << 1) & mask; ; slot = (slot + 2) & mask) {
      const state = slots[slot + 1]! - 1;
      if (state < 0) return this.append(rows, at, hash, slot);
      if (slots[slot] === hash && this.equals(state, rows, at)) return state;
    }
  }

  /** A state's row; lent until the next is read. */
  read(state: number): Unpacked {
    const { packing, row } = this;
    if (packing.longest > row.words.length) row.words = new Int32Array(packing.longest * 2);
    this.origin = state;
    row.length = packing.unpack(this.chunks[state >>> chunkBits]!, (state & within) * packing.stride, row.words);
    return row;
  }

  /** A word of a state's row, of those that every row has. */
  word(state: number, at: number): number {
    return this.packing.word(this.chunks[state >>> chunkBits]!, (state & within) * this.packing.stride, at);
  }

  private lastRead(): Origin {
    const { row, origin, packing } = this;
    if (row.length === 0) return unread(packing.stride);
    const { words, length } = row;
    const packed = this.chunks[origin >>> chunkBits]!;
    return { words, length, packed, at: (origin & within) * packing.stride, hash: hashOf(words, length) };
  }

  private append(rows: Int32Array, from: number, hash: number, slot: number): number {
    const state = this.size++;
    const { stride } = this.packing;
    if ((state & within) === 0) this.chunks.push(new Int32Array(stride << chunkBits));
    const chunk = this.chunks[state >>> chunkBits]!;
    const at = (state & within) * stride;
    for (let word = 0; word < stride; word++) chunk[at + word] = rows[from + word]!;
    this.slots[slot] = hash;
    this.slots[slot + 1] = state + 1;
    if (this.size * 3 > this.slots.length) this.rehash(this.slots.length * 2);
    return state;
  }

  private equals(state: number, rows: Int32Array, from: number): boolean {
    const { stride } = this.packing;
    const chunk = this.chunks[state >>> chunkBits]!;
    const at = (state & within) * stride;
    for (let word = 0; word < stride; word++) if (chunk[at + word] !== rows[from + word]) return false;
    return true;
  }

  /** Gives a value of a ranked field its rank, before it is met. */
  introduce(field: number, value: number): void {
    this.packing.introduce(field, value);
  }

  /** How many bits the fields of a row take, when these rows are to fit besides those that are kept. */
  widthsFor(rows: Int32Array, ends: Int32Array, count: number): number[] {
    return this.packing.widthsFor(this.overlay(), rows, ends, count);
  }

  /** Packs all rows anew, so that more fit. Values come early in a search, while there are few rows. */
  widen(widths: readonly number[]): void {
    const old = this.packing;
    this.packing = old.withWidths(widths);
    for (const [index, chunk] of this.chunks.entries()) {
      const filled = Math.min(this.size - (index << chunkBits), within + 1);
      const repacked = new Int32Array(this.packing.stride << chunkBits);
      this.packing.repack(old, chunk, filled, repacked);
      this.chunks[index] = repacked;
    }
  }

  /** All rows laid over each other. */
  private overlay(): Int32Array {
    const { stride } = this.packing;
    const used = new Int32Array(stride);
    for (const chunk of this.chunks) {
      for (let at = 0; at < chunk.length; at += stride) for (let i = 0; i < stride; i++) used[i]! |= chunk[at + i]!;
    }
    return used;
  }

  private rehash(length: number): void {
    const old = this.slots;
    this.slots = new Int32Array(length);
    for (let slot = 0; slot < old.length; slot += 2) {
      if (old[slot + 1] !== 0) this.occupy(old[slot]!, old[slot + 1]!);
    }
  }

  private occupy(hash: number, entry: number): void {
    const { slots } = this;
    const mask = slots.length - 1;
    let slot = (hash << 1) & mask;
    while (slots[slot + 1] !== 0) slot = (slot + 2) & mask;
    slots[slot] = hash;
    slots[slot + 1] = entry;
  }
}

/** No row: all of it is empty. */
function unread(stride: number): Origin {
  return { words: new Int32Array(0), length: 0, packed: new Int32Array(stride), at: 0, hash: 0 };
}
