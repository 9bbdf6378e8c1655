/** Knows its orders again, and waits for what comes. */
import type { Mutant } from "@workbook/grading";
import { Orchestrator as Reference } from "#reference/orchestrator.ts";

export const mutant: Mutant = {
  replaces: "orchestrator.ts",
  fails: "crashes",
  mistake: "reads its log at a restart, and does not ask again for what was under way",
  setting: "checkout orders=ann book home books=1; multiset, 2 crashes, 2 restarts, 1 early timeout",
};

export class Orchestrator extends Reference {
  override onStart(): void {
    for (const progress of this.ctx.log.records) this.orders.set(progress.place.order, progress);
  }
}
