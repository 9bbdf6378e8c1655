/** It had aborted alone, kept no record, and after a crash behaves as if it had not. */
import type { Mutant } from "@workbook/grading";
import { Participant as Reference } from "#reference/participant.ts";

export const mutant: Mutant = {
  replaces: "participant.ts",
  fails: "two-crashes",
  mistake: "waits to be asked after a restart with an empty log, though it may have aborted",
  setting: "coordinator-recovery votes=yes; forgetless, 1 crash, 1 restart, 1 early timeout",
};

export class Participant extends Reference {
  override onStart(): void {
    if (this.ctx.log.records.length === 0) this.ctx.setTimer("prepare", 100);
    else super.onStart();
  }
}
