/** A key that is known has been dealt with. */
import type { Mutant } from "@workbook/grading";
import type { NodeId } from "@workbook/harness";
import type { Charge } from "#given/messages.ts";
import { IdempotentReceiver as Reference } from "#reference/receiver.ts";

export const mutant: Mutant = {
  replaces: "receiver.ts",
  fails: "stored-failure",
  mistake: "answers a repetition with success, whatever was answered first",
  setting:
    "conversation says=charge k 4200, charge k 4200 bank=forgetful declines=1; multiset, 1 duplicate (client->receiver)",
};

export class IdempotentReceiver extends Reference {
  override async onCharge(from: NodeId, charge: Charge): Promise<void> {
    const { key } = charge;
    if (this.recall(key).answer) return this.ctx.send(from, { type: "charged", key, receipt: 1 });
    await super.onCharge(from, charge);
  }
}
