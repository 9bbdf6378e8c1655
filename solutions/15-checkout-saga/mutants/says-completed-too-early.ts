/** Everything is paid; what can go wrong now? */
import type { Mutant } from "@workbook/grading";
import type { OrderId } from "#given/messages.ts";
import { Orchestrator as Reference } from "#reference/orchestrator.ts";

export const mutant: Mutant = {
  replaces: "orchestrator.ts",
  fails: "one-truth",
  mistake: "says that an order is completed when it is paid",
  setting: "checkout orders=ann book home books=1; multiset, 1 crash, 1 restart, 1 duplicate, 1 early timeout",
};

export class Orchestrator extends Reference {
  override tell(order: OrderId): void {
    const progress = this.orders.get(order);
    if (progress?.state !== "shipping") return super.tell(order);
    this.ctx.send(progress.customer, { type: "orderStatus", order, status: "completed" });
  }
}
