/** A client that asks again has a new wish. */
import type { Mutant } from "@workbook/grading";
import type { NodeId } from "@workbook/harness";
import type { Commit } from "#given/messages.ts";
import { TransactionManager as Reference } from "#reference/transaction-manager.ts";

export const mutant: Mutant = {
  replaces: "transaction-manager.ts",
  fails: "ends",
  mistake: "collects votes again for what is decided when a client asks again",
  setting: "store transactions=w x 1, w y 1; multiset, 2 drops",
  steps: 16,
};

export class TransactionManager extends Reference {
  override onCommit(client: NodeId, commit: Commit): void {
    this.decided.delete(commit.tx);
    super.onCommit(client, commit);
  }
}
