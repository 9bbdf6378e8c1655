/** It is back, it knows what it promised: it takes its place again. */
import type { Mutant } from "@workbook/grading";
import { Participant as Reference } from "#reference/participant.ts";

export const mutant: Mutant = {
  replaces: "participant.ts",
  fails: "cascade",
  mistake: "takes part in the termination after a restart, undecided",
  setting: "three-phase-commit-protocol votes=yes,yes; multiset, 3 crashes, 2 restarts",
};

export class Participant extends Reference {
  override recover(): void {
    super.recover();
    if (this.decided) return;
    this.ctx.cancelTimer("inquiry");
    this.state = "uncertain";
    this.wait();
  }
}
