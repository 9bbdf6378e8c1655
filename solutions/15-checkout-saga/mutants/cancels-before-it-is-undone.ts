/** The customer is told at once, and what has to be undone is undone when there is time. */
import type { Mutant } from "@workbook/grading";
import { type Progress, Orchestrator as Reference } from "#reference/orchestrator.ts";

export const mutant: Mutant = {
  replaces: "orchestrator.ts",
  fails: "crashes",
  mistake: "notes an order as cancelled before it is undone, and a crash leaves it so",
  setting: "checkout orders=poor book home books=1; multiset, 2 crashes, 2 restarts, 1 early timeout",
};

export class Orchestrator extends Reference {
  override enter(progress: Progress): void {
    if (progress.state !== "releasing") return super.enter(progress);
    super.enter({ ...progress, state: "cancelled" });
    const { order, item } = progress.place;
    this.ctx.send(this.services.inventory, { type: "release", order, item });
  }
}
