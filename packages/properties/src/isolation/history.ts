/** Histories: what transactions did, as their clients saw it. [Adya99, Elle20] */

/** A value that some transaction wrote. Each is written to a key once in a history, so that it names its version. */
export type Value = string | number;

/** One operation of a transaction. */
export type Operation =
  /** Adds a value to the end of the key's list. */
  | { readonly kind: "append"; readonly key: string; readonly value: Value }
  /** Finds this list under the key. */
  | { readonly kind: "list"; readonly key: string; readonly values: readonly Value[] }
  /** Replaces the key's value. */
  | { readonly kind: "write"; readonly key: string; readonly value: Value }
  /** Finds this value under the key; `null` where nobody has written. */
  | { readonly kind: "read"; readonly key: string; readonly value: Value | null };

/** One transaction. */
export interface Transaction {
  readonly id: string;
  /** Who ran it: of one session each transaction ends before the next begins. */
  readonly session?: string;
  /** `unknown`: its client never heard. It may have committed. */
  readonly outcome: "committed" | "aborted" | "unknown";
  /** In the order in which they were made. */
  readonly operations: readonly Operation[];
  /** When its client began it and heard of its end, in any unit that is the same for all; where real time counts. */
  readonly beganAt?: number;
  readonly endedAt?: number;
}

/** A history: its transactions, those of a session in their order. */
export interface History {
  readonly transactions: readonly Transaction[];
  /** The values of each register from the first on, where the store tells. Where it does not, what a transaction read before it wrote. */
  readonly versions?: Readonly<Record<string, readonly Value[]>>;
}
