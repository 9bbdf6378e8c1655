/** A charge that has no answer after a crash was not made. */
import type { Mutant } from "@workbook/grading";
import type { NodeId } from "@workbook/harness";
import type { Refund } from "#given/messages.ts";
import { IdempotentReceiver as Reference } from "#reference/receiver.ts";

export const mutant: Mutant = {
  replaces: "receiver.ts",
  fails: "exactly-once",
  mistake: "refuses, after a crash, a charge for which the bank may have moved the money",
  setting:
    "order payments=1 bank=idempotent declines=0; multiset, 2 crashes (receiver), 2 restarts (receiver), 1 drop (sender->receiver), 1 duplicate, 2 early timeouts",
};

export class IdempotentReceiver extends Reference {
  override async onStart(): Promise<void> {}

  override async onRefund(from: NodeId, refund: Refund): Promise<void> {
    const { key } = refund;
    const { answer } = this.recall(key);
    if (!answer && !this.underWay.has(key)) this.ctx.log.force({ type: "tombstone", key, at: 0 });
    await super.onRefund(from, refund);
  }
}
