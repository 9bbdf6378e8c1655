/** How long transactions took, in a simulation. Plain data. */

/** Transactions of one protocol. */
export interface Samples {
  /** Milliseconds of virtual time from the start of each transaction until all nodes had decided: one list for each seed. */
  readonly latenciesMs: readonly (readonly number[])[];
  /** How many transactions are under way at any time: when one ends the next one begins. */
  readonly concurrency: number;
}

/** A sample in a few numbers. */
export interface Summary {
  /** Over all seeds: half of all transactions took no longer. */
  readonly medianMs: number;
  /** Over all seeds: of a hundred transactions ninety-nine took no longer. */
  readonly p99Ms: number;
  /** Transactions a second. */
  readonly perSecond: number;
  /** The lowest and the highest median of a single seed. */
  readonly spreadMs: { readonly lowest: number; readonly highest: number };
}
