/** The ledger is what counts. */
import type { Mutant } from "@workbook/grading";
import type { Asked } from "#reference/memory.ts";
import { IdempotentReceiver as Reference } from "#reference/receiver.ts";

export const mutant: Mutant = {
  replaces: "receiver.ts",
  fails: "refunds-once",
  mistake: "writes a refund down, and does not ask the bank for it",
  setting: "conversation says=charge k 4200, refund k, refund k bank=idempotent declines=0; multiset",
};

export class IdempotentReceiver extends Reference {
  override async makeRefund({ key, account, cents }: Asked): Promise<void> {
    this.ctx.log.force({ type: "entry", kind: "refund", key, account, cents, receipt: 0, at: 0 });
  }
}
