/** The client comes first. */
import type { Mutant } from "@workbook/grading";
import type { Decision, NodeId } from "@workbook/harness";
import type { TxId } from "#given/messages.ts";
import { TransactionManager as Reference } from "#reference/transaction-manager.ts";

export const mutant: Mutant = {
  replaces: "transaction-manager.ts",
  fails: "durable",
  mistake: "tells the client of a commit before the record is stable",
  setting: "store transactions=w x 1, w y 1 last=r x, r y; multiset, 2 crashes (manager), 2 restarts (manager)",
  steps: 30,
};

export class TransactionManager extends Reference {
  override decide(tx: TxId, decision: Decision, writers: readonly NodeId[]): void {
    const client = this.voting.get(tx)?.client;
    if (client) this.ctx.send(client, { type: "outcome", tx, decision });
    super.decide(tx, decision, writers);
  }
}
