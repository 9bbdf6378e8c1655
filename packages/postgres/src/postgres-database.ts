/**
 * A database of PostgreSQL's, through SQL. The outcome is a row of the transaction's own, so that it is there exactly when
 * the change is.
 */
import type { Decision } from "@workbook/harness";
import { Client, DatabaseError } from "pg";
import type { Database, TransactionId } from "./database.ts";

/** How to reach a server. */
export interface Address {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password: string;
}

/** In milliseconds. A lock that nobody releases, or a server that is silent, ends in an error and not in waiting. */
const patienceMs = 10_000;

const schema = `
  CREATE TABLE IF NOT EXISTS account (balance bigint NOT NULL CHECK (balance >= 0));
  CREATE TABLE IF NOT EXISTS outcome (transaction text PRIMARY KEY, decision text NOT NULL);
`;

/** Its own code for a change that a CHECK forbids. */
const checkViolation = "23514";

/** One session with one server. A prepared transaction belongs to no session, so that one is enough. */
export class PostgresDatabase implements Database {
  private readonly client: Client;

  private constructor(client: Client) {
    this.client = client;
  }

  /**
   * Connects, and lays out the tables.
   * @throws Error when there is no such server, or it is not ready
   */
  static async connect(address: Address): Promise<PostgresDatabase> {
    const client = new Client({
      ...address,
      database: "postgres",
      // Whatever PGSSLMODE says: it is this machine.
      ssl: false,
      connectionTimeoutMillis: patienceMs,
      query_timeout: 2 * patienceMs,
      lock_timeout: patienceMs,
      statement_timeout: patienceMs,
    });
    // A server that stops ends the session; the statement that is next says so.
    client.on("error", () => {});
    await client.connect();
    await client.query(schema);
    return new PostgresDatabase(client);
  }

  /** What the server calls itself: `15.4`. */
  async version(): Promise<string> {
    return String(await this.value("SELECT current_setting('server_version')"));
  }

  /** Ends the session. */
  async close(): Promise<void> {
    await this.client.end();
  }

  async prepare(transaction: TransactionId, change: number): Promise<boolean> {
    await this.client.query("BEGIN");
    try {
      await this.client.query("UPDATE account SET balance = balance + $1", [change]);
      await this.client.query("INSERT INTO outcome VALUES ($1, 'commit')", [transaction]);
      await this.client.query(`PREPARE TRANSACTION ${this.named(transaction)}`);
      return true;
    } catch (error) {
      await this.client.query("ROLLBACK");
      if (error instanceof DatabaseError && error.code === checkViolation) return false;
      throw error;
    }
  }

  async commitPrepared(transaction: TransactionId): Promise<void> {
    await this.client.query(`COMMIT PREPARED ${this.named(transaction)}`);
  }

  async rollbackPrepared(transaction: TransactionId): Promise<void> {
    await this.client.query(`ROLLBACK PREPARED ${this.named(transaction)}`);
  }

  async rememberAbort(transaction: TransactionId): Promise<void> {
    await this.client.query("INSERT INTO outcome VALUES ($1, 'abort') ON CONFLICT DO NOTHING", [transaction]);
  }

  async outcomeOf(transaction: TransactionId): Promise<Decision | undefined> {
    const text = "SELECT decision FROM outcome WHERE transaction = $1";
    return (await this.value(text, [transaction])) as Decision | undefined;
  }

  async inDoubt(): Promise<readonly TransactionId[]> {
    const { rows } = await this.client.query<{ gid: string }>("SELECT gid FROM pg_prepared_xacts ORDER BY gid");
    return rows.map(({ gid }) => gid);
  }

  async balance(): Promise<number> {
    return Number(await this.value("SELECT balance FROM account"));
  }

  async reset(balance: number): Promise<void> {
    // What a wrong coordinator left in doubt still holds its locks.
    for (const transaction of await this.inDoubt()) await this.rollbackPrepared(transaction);
    await this.client.query("TRUNCATE account, outcome");
    await this.client.query("INSERT INTO account VALUES ($1)", [balance]);
  }

  /** As a literal: these statements take no parameters. */
  private named(transaction: TransactionId): string {
    return this.client.escapeLiteral(transaction);
  }

  private async value(text: string, values: unknown[] = []): Promise<unknown> {
    const { rows } = await this.client.query<unknown[]>({ text, values, rowMode: "array" });
    return rows[0]?.[0];
  }
}
