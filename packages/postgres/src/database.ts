/** A database that takes part in two-phase commit: a resource manager, as X/Open calls it. One account, one side of a transfer. */
import type { Decision } from "@workbook/harness";

/** A transaction's name, the same in all databases: the global identifier of `PREPARE TRANSACTION`. */
export type TransactionId = string;

/** What a participant needs of its database. What is awaited is on stable storage when it resolves. */
export interface Database {
  /**
   * Changes the account within a transaction, and prepares that: from then on the database can carry out either outcome,
   * whatever becomes of the session or of the server.
   *
   * @param change what the account gains; negative for what it loses
   * @returns whether it is prepared; if not, the database has refused the change and rolled back
   */
  prepare(transaction: TransactionId, change: number): Promise<boolean>;
  /** Carries out a prepared transaction. Whoever asks later finds that it committed. */
  commitPrepared(transaction: TransactionId): Promise<void>;
  /** Undoes a prepared transaction. */
  rollbackPrepared(transaction: TransactionId): Promise<void>;
  /** Remembers that a transaction which is not prepared was aborted, unless it has ended already. It will never be prepared. */
  rememberAbort(transaction: TransactionId): Promise<void>;
  /** How a transaction ended here, when it did. */
  outcomeOf(transaction: TransactionId): Promise<Decision | undefined>;
  /** The transactions in doubt: prepared and neither committed nor rolled back. They hold their locks. */
  inDoubt(): Promise<readonly TransactionId[]>;
  /** What is in the account, as a reader sees it who waits for no lock. */
  balance(): Promise<number>;
  /** Begins anew: no transaction, and this much in the account. */
  reset(balance: number): Promise<void>;
}
