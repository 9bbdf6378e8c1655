/** It has no record of a decision, so there was none. It has told everybody to be ready to commit. */
import type { Mutant } from "@workbook/grading";
import { Coordinator as Reference } from "#reference/coordinator.ts";

export const mutant: Mutant = {
  replaces: "coordinator.ts",
  fails: "one-crash",
  mistake: "aborts on restart though the pre-commit has begun",
  setting:
    "quorum-three-phase-commit votes=yes,yes,yes commit=2 abort=2; forgetless, 1 crash, 1 restart, 1 early timeout (p1)",
};

export class Coordinator extends Reference {
  override onStart(): void {
    if (this.ctx.log.records.at(-1)?.type === "begun") this.abort();
    else super.onStart();
  }
}
