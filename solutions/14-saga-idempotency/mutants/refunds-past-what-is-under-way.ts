/** The ledger shows no charge, so the refund is done. */
import type { Mutant } from "@workbook/grading";
import type { NodeId } from "@workbook/harness";
import type { Refund } from "#given/messages.ts";
import { IdempotentReceiver as Reference } from "#reference/receiver.ts";

export const mutant: Mutant = {
  replaces: "receiver.ts",
  fails: "overtaken",
  mistake: "answers a refund while its charge is under way at the bank",
  setting:
    "conversation says=charge k 4200 + refund k bank=idempotent declines=0; multiset, 1 crash (receiver), 1 restart (receiver), 1 duplicate (client->receiver)",
};

export class IdempotentReceiver extends Reference {
  override async onRefund(from: NodeId, refund: Refund): Promise<void> {
    const { key } = refund;
    const { asked, answer } = this.recall(key);
    if (asked && !answer) return this.ctx.send(from, { type: "refunded", key });
    await super.onRefund(from, refund);
  }
}
