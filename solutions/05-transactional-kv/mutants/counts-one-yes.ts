/** Somebody has promised. */
import type { Mutant } from "@workbook/grading";
import type { NodeId } from "@workbook/harness";
import type { Vote } from "#given/messages.ts";
import { TransactionManager as Reference } from "#reference/transaction-manager.ts";

export const mutant: Mutant = {
  replaces: "transaction-manager.ts",
  fails: "restart",
  mistake: "commits when the first shard has voted Yes",
  setting: "store transactions=r x, w y 1 | w x 2, r y; multiset, 1 crash (A), 1 restart (A)",
  steps: 17,
};

export class TransactionManager extends Reference {
  override onVote(from: NodeId, vote: Vote): void {
    super.onVote(from, vote);
    if (this.voting.has(vote.tx)) this.conclude(vote.tx, "commit");
  }
}
