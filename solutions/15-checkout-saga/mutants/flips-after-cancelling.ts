/** Tells the customer when it gives up, and then the answer comes after all. */
import type { Mutant } from "@workbook/grading";
import { Orchestrator as Reference } from "#reference/orchestrator.ts";

export const mutant: Mutant = {
  replaces: "orchestrator.ts",
  fails: "one-truth",
  mistake: "says that an order is cancelled when nobody answers, and completes it when somebody does",
  setting: "checkout orders=ann book home books=1; multiset, 1 crash, 1 restart, 1 duplicate, 1 early timeout",
};

export class Orchestrator extends Reference {
  override onTimer(order: string): void {
    const progress = this.orders.get(order);
    if (progress?.state === "shipping")
      this.ctx.send(progress.customer, { type: "orderStatus", order, status: "cancelled", reason: "undeliverable" });
    super.onTimer(order);
  }
}
