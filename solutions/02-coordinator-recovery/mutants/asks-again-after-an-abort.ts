/** It finds no decision, so it begins again. It had aborted. */
import type { Mutant } from "@workbook/grading";
import { Coordinator as Reference } from "#reference/coordinator.ts";

export const mutant: Mutant = {
  replaces: "coordinator.ts",
  fails: "two-crashes",
  mistake: "takes new votes after a restart, though it did not force its aborts",
  setting: "coordinator-recovery votes=yes; multiset, 1 crash, 1 restart, 1 early timeout",
};

export class Coordinator extends Reference {
  override onStart(): void {
    if (this.ctx.restarted && this.ctx.log.records.length === 0) this.prepare();
    else super.onStart();
  }
}
