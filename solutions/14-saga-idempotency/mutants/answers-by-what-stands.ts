/** The answer tells how things are now. */
import type { Mutant } from "@workbook/grading";
import type { NodeId } from "@workbook/harness";
import type { Charge } from "#given/messages.ts";
import { IdempotentReceiver as Reference } from "#reference/receiver.ts";

export const mutant: Mutant = {
  replaces: "receiver.ts",
  fails: "refunds-once",
  mistake: "answers a repeated charge by what stands now, not as it answered first",
  setting: "conversation says=charge k 4200, refund k, charge k 4200, refund k bank=idempotent declines=0; multiset",
};

export class IdempotentReceiver extends Reference {
  override async onCharge(from: NodeId, charge: Charge): Promise<void> {
    const { key } = charge;
    if (this.recall(key).refunded) return this.ctx.send(from, { type: "refused", key, reason: "it was refunded" });
    await super.onCharge(from, charge);
  }
}
