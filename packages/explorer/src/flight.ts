/** The messages in flight, as they stand at the end of a row. */
import type { Row } from "./row.ts";

/** Messages at the end of rows. */
export interface Flight {
  /** Whether such a message is in the row that stands from `begin` to `end`. */
  has(words: Int32Array, begin: number, end: number, message: number): boolean;
  insert(row: Row, message: number): void;
  /** Removes one such message, which is there. */
  remove(row: Row, message: number): void;
  /** Removes all. */
  clear(row: Row): void;
  /** How many there are, copies counted. */
  count(row: Row): number;
  /** Writes the messages of a row to `into`, in order, each as often as it is there; returns how many they are. */
  list(words: Int32Array, begin: number, end: number, into: Int32Array): number;
}

/** Each message as often as it is there: numbers in order. */
export class Multiset implements Flight {
  private readonly first: number;

  /** @param first the first word of a row that holds messages */
  constructor(first: number) {
    this.first = first;
  }

  has(words: Int32Array, begin: number, end: number, message: number): boolean {
    for (let at = begin + this.first; at < end; at++) if (words[at] === message) return true;
    return false;
  }

  insert(row: Row, message: number): void {
    row.fit(row.end + 1);
    const { words } = row;
    const first = row.begin + this.first;
    let at = row.end++;
    for (; at > first && words[at - 1]! > message; at--) words[at] = words[at - 1]!;
    words[at] = message;
  }

  remove(row: Row, message: number): void {
    const { words } = row;
    let at = row.begin + this.first;
    while (words[at] !== message) at++;
    for (row.end--; at < row.end; at++) words[at] = words[at + 1]!;
  }

  clear(row: Row): void {
    row.end = row.begin + this.first;
  }

  count(row: Row): number {
    return row.end - row.begin - this.first;
  }

  list(words: Int32Array, begin: number, end: number, into: Int32Array): number {
    let count = 0;
    for (let at = begin + this.first; at < end; at++) into[count++] = words[at]!;
    return count;
  }
}

/** A set that never forgets: one bit for each message. The last word is never 0. */
export class ForgetlessSet implements Flight {
  private readonly first: number;

  /** @param first the first word of a row that holds messages */
  constructor(first: number) {
    this.first = first;
  }

  has(words: Int32Array, begin: number, end: number, message: number): boolean {
    const at = begin + this.first + (message >>> 5);
    return at < end && (words[at]! & (1 << (message & 31))) !== 0;
  }

  insert(row: Row, message: number): void {
    const at = row.begin + this.first + (message >>> 5);
    row.fit(at + 1);
    while (row.end <= at) row.words[row.end++] = 0;
    row.words[at]! |= 1 << (message & 31);
  }

  remove(row: Row, message: number): void {
    row.words[row.begin + this.first + (message >>> 5)]! &= ~(1 << (message & 31));
    while (row.end > row.begin + this.first && row.words[row.end - 1] === 0) row.end--;
  }

  clear(row: Row): void {
    row.end = row.begin + this.first;
  }

  count(row: Row): number {
    let count = 0;
    for (let at = row.begin + this.first; at < row.end; at++) {
      for (let bits = row.words[at]!; bits !== 0; bits &= bits - 1) count++;
    }
    return count;
  }

  list(words: Int32Array, begin: number, end: number, into: Int32Array): number {
    const first = begin + this.first;
    let count = 0;
    for (let at = first; at < end; at++) {
      for (let bits = words[at]!; bits !== 0; bits &= bits - 1) {
        into[count++] = ((at - first) << 5) + 31 - Math.clz32(bits & -bits);
      }
    }
    return count;
  }
}
