/** It is back, and knows what it promised, and not what it made itself ready for. */
import type { Mutant } from "@workbook/grading";
import { Participant as Reference } from "#reference/participant.ts";

export const mutant: Mutant = {
  replaces: "participant.ts",
  fails: "one-crash",
  mistake: "is uncertain again after a restart",
  setting:
    "quorum-three-phase-commit votes=yes,yes,yes commit=2 abort=2; forgetless, 1 crash, 1 restart, 1 early timeout (p1)",
  steps: 15,
};

export class Participant extends Reference {
  override onStart(): void {
    super.onStart();
    if (this.ctx.restarted && !this.outcome && this.state !== "silent") this.known.set(this.ctx.id, "uncertain");
  }
}
