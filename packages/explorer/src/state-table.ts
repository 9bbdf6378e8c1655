/**
 * The states found so far, by number in the order in which they were found. Whole rows are kept and compared, packed into
 * bits, so that no two states are ever taken for one.
 */
import { type Origin, Packing, type RowShape } from "./packing.ts";

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
  /** The rows that are being added, packed. */
  private rows = new Int32Array(64);
  private hashes = new Int32Array(64);
  private readonly row = { words: new Int32Array(64), length: 0 };
  /** The state that was read last: those that are added mostly come from it. */
  private origin = 0;

  constructor(shape: RowShape) {
    this.packing = new Packing(shape);
  }

  /**
   * Finds the numbers of rows that stand one after another in `rows`, each up to its end. A new row gets the next number.
   *
   * @param numbers where the numbers are written to
   */
  add(rows: Int32Array, ends: Int32Array, count: number, numbers: Int32Array): void {
    this.pack(rows, ends, count);
    const { stride } = this.packing;
    for (let index = 0; index < count; index++) numbers[index] = this.numberOf(index * stride, this.hashes[index]!);
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

  private pack(rows: Int32Array, ends: Int32Array, count: number): void {
    if (count > this.hashes.length) this.hashes = new Int32Array(count * 2);
    if (!this.packed(rows, ends, count)) {
      this.widen(rows, ends, count);
      this.packed(rows, ends, count);
    }
    const { stride } = this.packing;
    for (let index = 0; index < count; index++) this.hashes[index] = hashOf(this.rows, index * stride, stride);
  }

  private packed(rows: Int32Array, ends: Int32Array, count: number): boolean {
    const length = count * this.packing.stride;
    if (length > this.rows.length) this.rows = new Int32Array(length * 2);
    return this.packing.pack(rows, ends, count, this.lastRead(), this.rows);
  }

  private lastRead(): Origin {
    const { row, origin, packing } = this;
    if (row.length === 0) return unread(packing.stride);
    const { words, length } = row;
    return { words, length, packed: this.chunks[origin >>> chunkBits]!, at: (origin & within) * packing.stride };
  }

  private numberOf(at: number, hash: number): number {
    const { slots } = this;
    const mask = slots.length - 1;
    for (let slot = (hash << 1) & mask; ; slot = (slot + 2) & mask) {
      const state = slots[slot + 1]! - 1;
      if (state < 0) return this.append(at, hash, slot);
      if (slots[slot] === hash && this.equals(state, at)) return state;
    }
  }

  private append(from: number, hash: number, slot: number): number {
    const state = this.size++;
    const { stride } = this.packing;
    if ((state & within) === 0) this.chunks.push(new Int32Array(stride << chunkBits));
    const chunk = this.chunks[state >>> chunkBits]!;
    const at = (state & within) * stride;
    for (let word = 0; word < stride; word++) chunk[at + word] = this.rows[from + word]!;
    this.slots[slot] = hash;
    this.slots[slot + 1] = state + 1;
    if (this.size * 3 > this.slots.length) this.rehash(this.slots.length * 2);
    return state;
  }

  private equals(state: number, from: number): boolean {
    const { rows } = this;
    const { stride } = this.packing;
    const chunk = this.chunks[state >>> chunkBits]!;
    const at = (state & within) * stride;
    for (let word = 0; word < stride; word++) if (chunk[at + word] !== rows[from + word]) return false;
    return true;
  }

  /** Packs all rows anew, so that more fit. Values come early in a search, while there are few rows. */
  private widen(rows: Int32Array, ends: Int32Array, count: number): void {
    const old = this.packing;
    this.packing = old.wider(this.overlay(), rows, ends, count);
    const { stride } = this.packing;
    const [words, length] = [new Int32Array(this.packing.longest), new Int32Array(1)];
    for (const [index, chunk] of this.chunks.entries()) {
      const filled = Math.min(this.size - (index << chunkBits), within + 1);
      const repacked = new Int32Array(stride << chunkBits);
      for (let i = 0; i < filled; i++) {
        length[0] = old.unpack(chunk, i * old.stride, words);
        this.packing.pack(words, length, 1, unread(stride), repacked.subarray(i * stride));
      }
      this.chunks[index] = repacked;
    }
    this.slots.fill(0);
    for (let state = 0; state < this.size; state++) {
      const chunk = this.chunks[state >>> chunkBits]!;
      this.occupy(hashOf(chunk, (state & within) * stride, stride), state + 1);
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
  return { words: new Int32Array(0), length: 0, packed: new Int32Array(stride), at: 0 };
}

function hashOf(words: Int32Array, at: number, length: number): number {
  let hash = length;
  for (let word = at; word < at + length; word++) {
    hash = Math.imul(hash ^ words[word]!, 0x9e3779b1);
    hash ^= hash >>> 15;
  }
  hash = Math.imul(hash ^ (hash >>> 13), 0x85ebca6b);
  return hash ^ (hash >>> 16);
}
