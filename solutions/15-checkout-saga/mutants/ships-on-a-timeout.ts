/** Payment is slow today, and the customer is waiting. */
import type { Mutant } from "@workbook/grading";
import { Orchestrator as Reference } from "#reference/orchestrator.ts";

export const mutant: Mutant = {
  replaces: "orchestrator.ts",
  fails: "silence",
  mistake: "takes an unanswered charge for one that was made, and ships",
  setting: "checkout orders=ann book home books=1; multiset, 1 drop, 1 duplicate, 2 early timeouts",
};

export class Orchestrator extends Reference {
  override onTimer(order: string): void {
    const progress = this.orders.get(order);
    if (progress?.state === "charging") this.enter({ ...progress, state: "shipping" });
    else super.onTimer(order);
  }
}
