/** What one requirement has seen so far: its searches, the one that failed, the questions that are open. */
import type { Cluster, Conditions, SearchResult } from "@workbook/harness";

/** A search with what it asked, so that its counterexample can be written down as a token. */
export interface Search {
  readonly result: SearchResult;
  readonly cluster: Cluster;
  readonly conditions: Pick<Conditions, "network" | "crashCuts">;
  /** Of the sources that ran. */
  readonly hash: string;
}

/** The searches of one requirement. */
export class Ledger {
  readonly searches: Search[] = [];
  /** The settings of searches that nobody asked for. */
  readonly skipped: string[] = [];
  /** How many states the search under way has found. */
  underWay = 0;
  /** The search that a matcher refused. */
  failed: Search | undefined;

  /** What was asked for a result. */
  searchOf(result: SearchResult): Search | undefined {
    return this.searches.find((search) => search.result === result);
  }

  /** Questions of `todo`s that were reached. */
  get todos(): readonly string[] {
    return [...new Set(this.searches.flatMap(({ result }) => result.todos))];
  }
}

let current: Ledger | undefined;

/** The ledger of the requirement that is running. Requirements run one after another. */
export function currentLedger(): Ledger | undefined {
  return current;
}

/** Makes a ledger the running one. */
export function useLedger(ledger: Ledger | undefined): void {
  current = ledger;
}
