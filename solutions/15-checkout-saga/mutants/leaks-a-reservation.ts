/** What has hardly begun is better left alone after a crash. */
import type { Mutant } from "@workbook/grading";
import { Orchestrator as Reference } from "#reference/orchestrator.ts";

export const mutant: Mutant = {
  replaces: "orchestrator.ts",
  fails: "crashes",
  mistake: "cancels at a restart an order that was being set aside, and leaves the item set aside",
  setting: "checkout orders=ann book home books=1; multiset, 2 crashes, 2 restarts, 1 early timeout",
};

export class Orchestrator extends Reference {
  override onStart(): void {
    super.onStart();
    for (const progress of this.orders.values())
      if (progress.state === "reserving") this.enter({ ...progress, state: "cancelled", reason: "out of stock" });
  }
}
