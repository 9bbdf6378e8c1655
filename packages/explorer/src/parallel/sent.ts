/** What a thread has lately sent to others. Most states are found several times within a layer, and need travel once. */

/** How many states are remembered: few enough to stay in the processor's cache. */
const places = 1 << 14;
/** Each takes its hash and its depth plus one, then its packed row. */
const head = 2;

/** States by their hash; a later one takes the place of an earlier one. */
export class Sent {
  private readonly words: Int32Array;
  private readonly stride: number;

  /** @param stride how many words a packed row takes */
  constructor(stride: number) {
    this.stride = stride;
    this.words = new Int32Array(places * (head + stride));
  }

  /** Whether the packed row that stands at `at` in `rows` was sent before, from as near the beginning; if not, it is now. */
  covers(rows: Int32Array, at: number, hash: number, depth: number): boolean {
    const { words, stride } = this;
    const place = (hash & (places - 1)) * (head + stride);
    if (words[place] === hash && words[place + 1]! - 1 <= depth && words[place + 1] !== 0) {
      let word = 0;
      while (word < stride && words[place + head + word] === rows[at + word]) word++;
      if (word === stride) return true;
    }
    words[place] = hash;
    words[place + 1] = depth + 1;
    for (let word = 0; word < stride; word++) words[place + head + word] = rows[at + word]!;
    return false;
  }
}
