/** An optimist: what it does not remember must have gone well. */
import type { Mutant } from "@workbook/grading";
import { Coordinator as Reference } from "#reference/coordinator.ts";

export const mutant: Mutant = {
  replaces: "coordinator.ts",
  fails: "one-crash",
  mistake: "presumes commit after a crash, though it kept no record of having begun",
  setting: "coordinator-recovery votes=no; multiset, 1 crash, 1 restart",
};

export class Coordinator extends Reference {
  override onStart(): void {
    if (this.ctx.restarted && this.ctx.log.records.length === 0) this.announce("commit");
    else super.onStart();
  }
}
