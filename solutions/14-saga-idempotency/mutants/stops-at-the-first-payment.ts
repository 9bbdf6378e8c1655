/** One payment after another, but for the other. */
import type { Mutant } from "@workbook/grading";
import type { IdempotencyKey, Outcome } from "#given/messages.ts";
import { Sender as Reference } from "#reference/sender.ts";

export const mutant: Mutant = {
  replaces: "sender.ts",
  fails: "pays",
  mistake: "makes no further payment when one is refused",
  setting: "order payments=2 bank=idempotent declines=1; multiset",
};

export class Sender extends Reference {
  override conclude(key: IdempotencyKey, outcome: Outcome["outcome"]): void {
    if (outcome !== "refused") return super.conclude(key, outcome);
    const payment = this.current();
    if (payment) this.ctx.emit({ type: "outcome", step: payment.step, outcome });
    this.ctx.cancelTimer("retry");
  }
}
