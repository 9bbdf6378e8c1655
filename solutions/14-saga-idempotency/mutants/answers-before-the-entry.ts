/** The bank has moved the money, so the sender may know. */
import type { Mutant } from "@workbook/grading";
import type { NodeId } from "@workbook/harness";
import type { Charge } from "#given/messages.ts";
import { IdempotentReceiver as Reference } from "#reference/receiver.ts";

export const mutant: Mutant = {
  replaces: "receiver.ts",
  fails: "once",
  mistake: "answers before its ledger holds the entry",
  setting: "conversation says=charge k 4200, charge k 4200 bank=idempotent declines=0; multiset",
};

export class IdempotentReceiver extends Reference {
  override async onCharge(from: NodeId, charge: Charge): Promise<void> {
    const { key, account, cents } = charge;
    if (this.recall(key).asked || this.underWay.has(key)) return super.onCharge(from, charge);
    const reply = await this.ask({ type: "debit", key, account, cents });
    if (reply.type === "moved") this.ctx.send(from, { type: "charged", key, receipt: reply.receipt });
    await this.makeCharge(charge);
  }
}
