/** Asks first, since that takes longest. */
import type { Mutant } from "@workbook/grading";
import { type Progress, Orchestrator as Reference } from "#reference/orchestrator.ts";

export const mutant: Mutant = {
  replaces: "orchestrator.ts",
  fails: "crashes",
  mistake: "asks before the order is stable, and a crash between leaves a reservation that belongs to nobody",
  setting: "checkout orders=ann book home books=1; multiset, 2 crashes, 2 restarts, 1 early timeout",
};

export class Orchestrator extends Reference {
  override enter(progress: Progress): void {
    this.orders.set(progress.place.order, progress);
    this.act(progress);
    this.ctx.log.write(progress);
    if (progress.state === "completed" || progress.state === "cancelled") this.ctx.log.force();
  }
}
