/** Whoever is asked answers. */
import type { Mutant } from "@workbook/grading";
import type { TxId } from "#given/messages.ts";
import { TransactionManager as Reference } from "#reference/transaction-manager.ts";

export const mutant: Mutant = {
  replaces: "transaction-manager.ts",
  fails: "ends",
  mistake: "does not ask for a vote again that was lost",
  setting: "store transactions=w x 1, w y 1; multiset, 2 drops",
};

export class TransactionManager extends Reference {
  override onTimer(tx: TxId): void {
    if (!this.voting.has(tx)) super.onTimer(tx);
  }
}
