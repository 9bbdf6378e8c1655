/** An answer is an answer. */
import type { Mutant } from "@workbook/grading";
import type { IdempotencyKey, Outcome } from "#given/messages.ts";
import { Sender as Reference } from "#reference/sender.ts";

export const mutant: Mutant = {
  replaces: "sender.ts",
  fails: "steps",
  mistake: "takes a late answer to its last payment for one to the payment of now",
  setting:
    "order payments=2 bank=idempotent declines=0; multiset, 1 crash (sender), 1 restart (sender), 1 early timeout (sender)",
};

export class Sender extends Reference {
  override conclude(_key: IdempotencyKey, outcome: Outcome["outcome"]): void {
    const payment = this.current();
    if (payment) super.conclude(this.keyOf(payment), outcome);
  }
}
