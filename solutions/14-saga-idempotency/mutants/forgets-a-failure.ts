/** Only what has been done is remembered: a failure may succeed at the next attempt. */
import type { Mutant } from "@workbook/grading";
import type { Charged, Refused } from "#given/messages.ts";
import type { Asked } from "#reference/memory.ts";
import { IdempotentReceiver as Reference } from "#reference/receiver.ts";

export const mutant: Mutant = {
  replaces: "receiver.ts",
  fails: "stored-failure",
  mistake: "does not store that a charge was refused, so that a repetition may be charged",
  setting:
    "conversation says=charge k 4200, charge k 4200 bank=forgetful declines=1; multiset, 1 duplicate (client->receiver)",
};

export class IdempotentReceiver extends Reference {
  override async makeCharge({ key, account, cents }: Asked): Promise<Charged | Refused> {
    this.underWay.add(key);
    const reply = await this.ask({ type: "debit", key, account, cents });
    this.underWay.delete(key);
    if (reply.type === "declined") return { type: "refused", key, reason: reply.reason };
    const { receipt } = reply;
    this.ctx.log.force({ type: "entry", kind: "charge", key, account, cents, receipt, at: 0 });
    return { type: "charged", key, receipt };
  }
}
