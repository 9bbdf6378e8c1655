/** Good news first. */
import type { Mutant } from "@workbook/grading";
import type { IdempotencyKey, Outcome } from "#given/messages.ts";
import { Sender as Reference } from "#reference/sender.ts";

export const mutant: Mutant = {
  replaces: "sender.ts",
  fails: "exactly-once",
  mistake: "shows an outcome before it is stable, and after a crash the payment comes out otherwise",
  setting:
    "order payments=1 bank=idempotent declines=0; multiset, 2 crashes (sender), 2 restarts (sender), 1 drop (sender->receiver), 1 duplicate, 2 early timeouts",
};

export class Sender extends Reference {
  override conclude(key: IdempotencyKey, outcome: Outcome["outcome"]): void {
    const payment = this.current();
    if (!payment || key !== this.keyOf(payment)) return;
    this.ctx.emit({ type: "outcome", step: payment.step, outcome });
    super.conclude(key, outcome);
  }
}
