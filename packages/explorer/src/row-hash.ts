/**
 * The hash of a row: that of each word with its place, laid over each other. When a word changes, so does the hash, without
 * a look at the others; and it does not depend on how rows are packed.
 */

/** What a word adds to the hash of its row; takes it away when it is there already. */
export function mix(place: number, word: number): number {
  let hash = Math.imul(word ^ Math.imul(place + 1, 0x9e3779b1), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 15), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}

/** The hash of a row. */
export function hashOf(words: Int32Array, length: number): number {
  let hash = 0;
  for (let place = 0; place < length; place++) hash ^= mix(place, words[place]!);
  return hash;
}
