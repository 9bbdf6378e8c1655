/** There is no such charge, so there is nothing to refund. */
import type { Mutant } from "@workbook/grading";
import type { NodeId } from "@workbook/harness";
import type { Refund } from "#given/messages.ts";
import { IdempotentReceiver as Reference } from "#reference/receiver.ts";

export const mutant: Mutant = {
  replaces: "receiver.ts",
  fails: "overtaken",
  mistake: "answers a refund that overtakes its charge, and makes the charge when it comes",
  setting:
    "conversation says=charge k 4200 + refund k bank=idempotent declines=0; multiset, 1 crash (receiver), 1 restart (receiver), 1 duplicate (client->receiver)",
};

export class IdempotentReceiver extends Reference {
  override async onRefund(from: NodeId, refund: Refund): Promise<void> {
    const { key } = refund;
    if (!this.recall(key).asked) return this.ctx.send(from, { type: "refunded", key });
    await super.onRefund(from, refund);
  }
}
