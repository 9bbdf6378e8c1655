/** Recovers by being asked: a charge that was under way at a crash is finished when its sender comes back, as he will. */
import type { Variant } from "@workbook/grading";
import type { NodeId } from "@workbook/harness";
import type { Refund } from "#given/messages.ts";
import { IdempotentReceiver as Reference } from "#reference/receiver.ts";

export const variant: Variant = {
  replaces: "receiver.ts",
  shape: "does nothing at a restart, and finishes what it has begun before it answers a refund of it",
};

export class IdempotentReceiver extends Reference {
  override async onStart(): Promise<void> {}

  override async onRefund(from: NodeId, refund: Refund): Promise<void> {
    const { asked, answer } = this.recall(refund.key);
    if (asked && !answer && !this.underWay.has(refund.key)) await this.makeCharge(asked);
    await super.onRefund(from, refund);
  }
}
