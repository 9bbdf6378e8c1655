/** The decision was made and announced. In an earlier life; by half. */
import type { Mutant } from "@workbook/grading";
import { Coordinator as Reference } from "#reference/coordinator.ts";

export const mutant: Mutant = {
  replaces: "coordinator.ts",
  fails: "AC5",
  mistake: "does nothing after a restart when the decision is in its log",
  setting: "coordinator-recovery votes=yes; multiset, 1 crash, 1 restart, 1 drop",
};

export class Coordinator extends Reference {
  override onStart(): void {
    if (this.ctx.log.records.at(-1)?.type !== "commit") super.onStart();
  }
}
