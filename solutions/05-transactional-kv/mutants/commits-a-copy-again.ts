/** What is committed is done with. */
import type { Mutant } from "@workbook/grading";
import type { Decision } from "@workbook/harness";
import type { TxId } from "#given/messages.ts";
import { Shard as Reference } from "#reference/shard.ts";

export const mutant: Mutant = {
  replaces: "shard.ts",
  fails: "late",
  mistake: "forgets that a transaction is committed, so that copies of its write and of its prepare apply it again",
  setting: "store transactions=w x 1 | r x, w x 2 last=r x; multiset, 1 duplicate (T1->A), 1 duplicate (manager->A)",
  steps: 36,
};

export class Shard extends Reference {
  override end(tx: TxId, how: Decision | "read"): void {
    super.end(tx, how);
    if (how === "commit") this.ended.delete(tx);
  }
}
