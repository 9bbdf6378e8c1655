/** A database in memory, for seeing the crash points without a server: in tests, and in a lesson. */
import type { Decision } from "@workbook/harness";
import type { Database, TransactionId } from "./database.ts";

/** As `PostgresDatabase`, without stable storage: it cannot crash. */
export class MemoryDatabase implements Database {
  private held = 0;
  private readonly prepared = new Map<TransactionId, number>();
  private readonly outcomes = new Map<TransactionId, Decision>();

  async prepare(transaction: TransactionId, change: number): Promise<boolean> {
    if (this.held + change < 0) return false;
    if (this.prepared.has(transaction)) throw new Error(`${transaction} is prepared already`);
    this.prepared.set(transaction, change);
    return true;
  }

  async commitPrepared(transaction: TransactionId): Promise<void> {
    this.held += this.taken(transaction);
    this.outcomes.set(transaction, "commit");
  }

  async rollbackPrepared(transaction: TransactionId): Promise<void> {
    this.taken(transaction);
  }

  async rememberAbort(transaction: TransactionId): Promise<void> {
    if (!this.outcomes.has(transaction)) this.outcomes.set(transaction, "abort");
  }

  async outcomeOf(transaction: TransactionId): Promise<Decision | undefined> {
    return this.outcomes.get(transaction);
  }

  async inDoubt(): Promise<readonly TransactionId[]> {
    return [...this.prepared.keys()];
  }

  async balance(): Promise<number> {
    return this.held;
  }

  async reset(balance: number): Promise<void> {
    this.held = balance;
    this.prepared.clear();
    this.outcomes.clear();
  }

  private taken(transaction: TransactionId): number {
    const change = this.prepared.get(transaction);
    if (change === undefined) throw new Error(`${transaction} is not prepared`);
    this.prepared.delete(transaction);
    return change;
  }
}
