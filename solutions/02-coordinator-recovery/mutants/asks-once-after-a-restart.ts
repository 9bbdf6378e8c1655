/** It comes back in doubt, asks, and nobody knows yet. */
import type { Mutant } from "@workbook/grading";
import { Participant as Reference } from "#reference/participant.ts";

export const mutant: Mutant = {
  replaces: "participant.ts",
  fails: "cooperative",
  mistake: "asks when it comes back, and does not ask again",
  setting: "coordinator-recovery votes=yes,yes; multiset, 1 crash (coordinator), 1 crash (p1), 1 restart (p1)",
};

export class Participant extends Reference {
  override onStart(): void {
    super.onStart();
    if (this.ctx.restarted) this.ctx.cancelTimer("inquiry");
  }
}
