/** What clients of txn-list-append have seen, as a history that can be judged. */
import type { History, Operation, Transaction } from "@workbook/properties";
import type { MicroOperation } from "./list-transaction.ts";
import { type Body, isDefinite } from "./protocol.ts";

/** Takes down transactions as they begin and end. */
export class ListHistory {
  private readonly transactions: Transaction[] = [];
  /** A client whose transaction may yet take place is somebody else from then on: its session has ended. */
  private readonly lives = new Map<string, number>();

  /** All transactions so far. */
  get history(): History {
    return { transactions: this.transactions };
  }

  /** How many have begun. */
  get count(): number {
    return this.transactions.length;
  }

  /** A transaction begins. Returns what to call with the reply, or with nothing when there is none: it says how the transaction ended. */
  begin(client: string, txn: readonly MicroOperation[]): (reply: Body | undefined) => Transaction["outcome"] {
    const index = this.transactions.length;
    const life = this.lives.get(client) ?? 0;
    const begun: Transaction = {
      id: `T${index + 1}`,
      session: `${client}.${life}`,
      outcome: "unknown",
      operations: txn.flatMap(appendOf),
      beganAt: performance.now(),
    };
    this.transactions.push(begun);
    return (reply) => {
      const outcome = outcomeOf(reply);
      if (outcome === "unknown") this.lives.set(client, life + 1);
      else this.transactions[index] = { ...begun, ...found(reply), outcome, endedAt: performance.now() };
      return outcome;
    };
  }
}

function outcomeOf(reply: Body | undefined): Transaction["outcome"] {
  if (reply?.type === "txn_ok") return "committed";
  return reply?.type === "error" && isDefinite(reply["code"]) ? "aborted" : "unknown";
}

function found(reply: Body | undefined): Partial<Pick<Transaction, "operations">> {
  return reply?.type === "txn_ok" ? { operations: (reply["txn"] as unknown[][]).map(operationOf) } : {};
}

function appendOf([kind, key, value]: readonly unknown[]): Operation[] {
  return kind === "append" ? [{ kind, key: String(key), value: value as number }] : [];
}

function operationOf([kind, key, value]: readonly unknown[]): Operation {
  if (kind === "append") return { kind, key: String(key), value: value as number };
  return { kind: "list", key: String(key), values: (value ?? []) as number[] };
}
