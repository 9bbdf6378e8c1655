/** Seeded choice: numbers that look random and are the same in every replay. */

/**
 * The n-th number of a seed's sequence, from 0 up to, not including, 1.
 *
 * @param seed names the sequence
 * @param n counts from 0
 */
export function fraction(seed: string, n: number): number {
  let hash = 0x811c9dc5 ^ Math.imul(n + 1, 0x9e3779b1);
  for (let i = 0; i < seed.length; i++) hash = Math.imul(hash ^ seed.charCodeAt(i), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32;
}
