/**
 * Looks for an order of one key's operations: depth first, as Wing and Gong do, and never twice from the same set of placed operations
 * with the same value in the register, as Lowe has it. Without recursion: an order is as long as the history. [WG93, Lowe17]
 */
import { InternedSets } from "./interned-sets.ts";
import { type KeyHistory, none } from "./key-history.ts";
import { movesFrom, stateAfter } from "./moves.ts";
import { Pending } from "./pending.ts";

/** What became of a search: an order by the operations' numbers; or the longest there is, and what has no place then. */
export type SearchResult = { readonly steps: number } & (
  | { readonly found: "order"; readonly order: readonly number[] }
  | { readonly found: "none"; readonly longest: readonly number[]; readonly blocked: number }
  | { readonly found: "undecided" }
);

/**
 * Searches one key.
 *
 * @param budget how many times an operation may be placed
 */
export function search(key: KeyHistory, budget: number): SearchResult {
  return new Search(key).run(budget);
}

/** An operation that has been placed, and what may follow. */
interface Placed {
  /** `none` before the first. */
  readonly number: number;
  /** What the register holds after it. */
  readonly state: number;
  /** The set of all that are placed. */
  readonly set: number;
  /** How many of them are required. */
  readonly required: number;
  readonly moves: readonly number[];
  tried: number;
}

class Search {
  private readonly key: KeyHistory;
  private readonly pending: Pending;
  private readonly sets: InternedSets;
  private readonly visited = new Set<number>();
  private readonly path: Placed[] = [];
  /** The longest path that had to be left, by numbers, and how many of them the path of now begins with. */
  private readonly longest: number[] = [];
  private shared = 0;
  private most = none;
  private blocked = none;

  constructor(key: KeyHistory) {
    this.key = key;
    this.pending = new Pending(key);
    this.sets = new InternedSets(key.operations.length);
  }

  run(budget: number): SearchResult {
    this.enter(none, 0, 0, 0);
    for (let steps = 0; ; ) {
      if (this.pending.isEmpty) return { steps, found: "order", order: this.order() };
      const last = this.path.at(-1);
      if (!last) return { steps, found: "none", longest: this.longest.slice(1), blocked: this.blocked };
      const number = last.moves[last.tried++];
      if (number === undefined) {
        this.retreat(last);
        continue;
      }
      if (steps === budget) return { steps, found: "undecided" };
      steps++;
      this.tryNext(last, number);
    }
  }

  private tryNext(last: Placed, number: number): void {
    const operation = this.key.operations[number]!;
    const state = stateAfter(operation, last.state);
    const set = this.sets.with(last.set, number);
    const place = set * this.key.values.length + state;
    if (this.visited.has(place)) return;
    this.visited.add(place);
    this.pending.place(number);
    this.enter(number, state, set, last.required + (operation.optional ? 0 : 1));
  }

  private enter(number: number, state: number, set: number, required: number): void {
    const moves = this.pending.isEmpty ? [] : movesFrom(this.key, this.pending, state);
    this.path.push({ number, state, set, required, moves, tried: 0 });
  }

  private retreat({ number, required }: Placed): void {
    if (required > this.most) this.takeDown(required);
    this.path.pop();
    this.shared = Math.min(this.shared, this.path.length);
    if (number !== none) this.pending.putBack(number);
  }

  /** Copies only what differs from what was taken down before: a history of many detours stays linear. */
  private takeDown(required: number): void {
    this.longest.length = this.shared;
    for (let at = this.shared; at < this.path.length; at++) this.longest.push(this.path[at]!.number);
    this.shared = this.path.length;
    this.most = required;
    this.blocked = this.pending.firstToReturn();
  }

  private order(): number[] {
    return this.path.slice(1).map(({ number }) => number);
  }
}
