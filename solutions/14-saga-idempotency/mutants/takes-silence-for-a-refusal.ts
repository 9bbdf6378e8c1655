/** Whoever does not answer has not done it. */
import type { Mutant } from "@workbook/grading";
import { patience } from "#given/payments.ts";
import { Sender as Reference } from "#reference/sender.ts";

export const mutant: Mutant = {
  replaces: "sender.ts",
  fails: "exactly-once",
  mistake: "gives up without a refund, though the charge may have been made",
  setting:
    "order payments=1 bank=idempotent declines=0; multiset, 2 crashes (receiver), 2 restarts (receiver), 1 drop (sender->receiver), 1 duplicate, 2 early timeouts",
};

export class Sender extends Reference {
  override onTimer(): void {
    const payment = this.current();
    if (payment && ++this.unanswered === patience) this.conclude(this.keyOf(payment), "refused");
    else this.ask();
  }
}
