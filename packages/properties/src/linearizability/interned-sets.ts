/**
 * Sets of small numbers, of which equal ones are the same number: tries whose equal branches are kept once. So a set is compared at
 * once and exactly, and one that differs from another by an element costs no more than the way to that element. What has been
 * linearized is mostly a beginning of the history, and all beginnings of the same remainder share a branch.
 */

/** So many numbers are bits of one leaf. */
const leafBits = 16;
/** Above the number of any branch: two of them make a number that is exact. */
const radix = 2 ** 26;

/** The branches of one height. Number 0 is the empty one. */
interface Branches {
  readonly left: number[];
  readonly right: number[];
  readonly known: Map<number, number>;
}

/** All sets of numbers below a bound. The empty set is 0. */
export class InternedSets {
  private readonly heights: readonly Branches[];

  constructor(bound: number) {
    const count = Math.max(0, Math.ceil(Math.log2(bound / leafBits)));
    this.heights = Array.from({ length: count }, () => ({ left: [0], right: [0], known: new Map([[0, 0]]) }));
  }

  /** A set and one element more. */
  with(set: number, element: number): number {
    return this.added(this.heights.length, set, element);
  }

  /** As deep as the logarithm of the bound. */
  private added(height: number, branch: number, element: number): number {
    if (height === 0) return branch | (1 << element);
    const { left, right, known } = this.heights[height - 1]!;
    const half = leafBits << (height - 1);
    const low = element < half;
    const first = low ? this.added(height - 1, left[branch]!, element) : left[branch]!;
    const second = low ? right[branch]! : this.added(height - 1, right[branch]!, element - half);
    const pair = first * radix + second;
    const found = known.get(pair);
    if (found !== undefined) return found;
    known.set(pair, left.length);
    right.push(second);
    return left.push(first) - 1;
  }
}
