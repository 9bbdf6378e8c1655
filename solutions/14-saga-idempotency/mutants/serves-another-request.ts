/** A key is looked up, and nothing else. */
import type { Mutant } from "@workbook/grading";
import type { NodeId } from "@workbook/harness";
import type { Charge } from "#given/messages.ts";
import { IdempotentReceiver as Reference } from "#reference/receiver.ts";

export const mutant: Mutant = {
  replaces: "receiver.ts",
  fails: "mismatch",
  mistake: "answers another request under the same key as if it were the first",
  setting:
    "conversation says=charge k 4200, charge k 4300, charge k 4200 bank=idempotent declines=0; multiset, 1 crash (receiver), 1 restart (receiver)",
};

export class IdempotentReceiver extends Reference {
  override async onCharge(from: NodeId, charge: Charge): Promise<void> {
    const { answer } = this.recall(charge.key);
    if (answer) return this.ctx.send(from, answer);
    await super.onCharge(from, charge);
  }
}
