/** Seeded chance. One sequence for each run: the same seed, the same run, on every machine. */

/** A sequence of numbers that look random. */
export class Dice {
  private a: number;
  private b: number;
  private c: number;
  private count = 1;

  /** @param seed an integer; every one has a sequence of its own */
  constructor(seed: number) {
    this.a = seed | 0;
    this.b = Math.floor(seed / 2 ** 32) | 0;
    this.c = 0x9e3779b9 | 0;
    // Neighbouring seeds differ in few bits; after some rounds their sequences have nothing in common.
    for (let round = 0; round < 12; round++) this.next();
  }

  /** From 0 up to, not including, 1. */
  next(): number {
    const sum = (this.a + this.b + this.count) | 0;
    this.count = (this.count + 1) | 0;
    this.a = this.b ^ (this.b >>> 9);
    this.b = (this.c + (this.c << 3)) | 0;
    this.c = (((this.c << 21) | (this.c >>> 11)) + sum) | 0;
    return (sum >>> 0) / 2 ** 32;
  }

  /** A whole number from 0 up to, not including, `limit`. */
  below(limit: number): number {
    return Math.floor(this.next() * limit);
  }

  /** True with this probability. What cannot happen, and what must, takes no number from the sequence. */
  happens(probability: number): boolean {
    if (probability <= 0) return false;
    return probability >= 1 || this.next() < probability;
  }
}
