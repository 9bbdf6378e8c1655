/** Packed states on their way from the thread that found them to the one that keeps them, in one array of integers. */

/** States in a block. */
const most = 1024;
/** Each state takes its hash, its parent and its faults, then its packed row; how many states there are stands in front. */
const entry = { hash: 0, parent: 1, faults: 2, row: 3 } as const;
const first = 1;

/** A block being filled. */
export class Block {
  private readonly words: Int32Array;
  private readonly stride: number;
  private count = 0;

  /** @param stride how many words a packed row takes */
  constructor(stride: number) {
    this.stride = stride;
    this.words = new Int32Array(first + most * (entry.row + stride));
  }

  get full(): boolean {
    return this.count === most;
  }

  /** Puts in the packed row that stands at `at` in `rows`. */
  add(rows: Int32Array, at: number, hash: number, parent: number, faults: number): void {
    const { words, stride } = this;
    const to = first + this.count++ * (entry.row + stride);
    words[to + entry.hash] = hash;
    words[to + entry.parent] = parent;
    words[to + entry.faults] = faults;
    for (let word = 0; word < stride; word++) words[to + entry.row + word] = rows[at + word]!;
  }

  /** The block as it travels; nothing may be added afterwards. */
  sealed(): Int32Array {
    this.words[0] = this.count;
    return this.words;
  }
}

/** A block that has arrived. */
export class Arrived {
  readonly count: number;
  readonly words: Int32Array;
  private readonly size: number;

  constructor(words: Int32Array, stride: number) {
    this.words = words;
    this.count = words[0]!;
    this.size = entry.row + stride;
  }

  /** Where a packed row stands. */
  row(index: number): number {
    return first + index * this.size + entry.row;
  }

  hash(index: number): number {
    return this.words[first + index * this.size + entry.hash]!;
  }

  parent(index: number): number {
    return this.words[first + index * this.size + entry.parent]!;
  }

  faults(index: number): number {
    return this.words[first + index * this.size + entry.faults]!;
  }
}
