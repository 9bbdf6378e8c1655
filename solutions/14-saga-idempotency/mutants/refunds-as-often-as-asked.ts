/** Only charges are dangerous. */
import type { Mutant } from "@workbook/grading";
import type { NodeId } from "@workbook/harness";
import type { Refund } from "#given/messages.ts";
import { IdempotentReceiver as Reference } from "#reference/receiver.ts";

export const mutant: Mutant = {
  replaces: "receiver.ts",
  fails: "refunds-once",
  mistake: "makes a refund as often as it is asked for",
  setting: "conversation says=charge k 4200, refund k, refund k bank=idempotent declines=0; multiset",
};

export class IdempotentReceiver extends Reference {
  override async onRefund(from: NodeId, { key }: Refund): Promise<void> {
    const { asked, answer } = this.recall(key);
    if (answer?.type === "charged" && asked) await this.makeRefund(asked);
    this.ctx.send(from, { type: "refunded", key });
  }
}
