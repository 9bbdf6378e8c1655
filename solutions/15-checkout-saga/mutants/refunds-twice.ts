/** To give money back can do no harm. */
import type { Mutant } from "@workbook/grading";
import type { NodeId } from "@workbook/harness";
import type { Refund } from "#given/messages.ts";
import { Payment as Reference } from "#reference/payment.ts";

export const mutant: Mutant = {
  replaces: "payment.ts",
  fails: "repeats",
  mistake: "refunds as often as it is asked to",
  setting: "checkout orders=ann book nowhere books=1; multiset, 2 duplicates",
};

export class Payment extends Reference {
  override onRefund(from: NodeId, refund: Refund): void {
    this.known.delete(`refund ${refund.order}`);
    this.carryOut(from, refund);
  }
}
