/** After a crash it remembers only what was decided, not what it promised. */
import type { Mutant } from "@workbook/grading";
import { Participant as Reference } from "#reference/participant.ts";

export const mutant: Mutant = {
  replaces: "participant.ts",
  fails: "constant-vote",
  mistake: "ignores its prepared record after a restart, and votes No when it is asked again",
  setting: "coordinator-recovery votes=yes; forgetless, 1 crash, 1 restart, 1 early timeout",
};

export class Participant extends Reference {
  override onStart(): void {
    super.onStart();
    if (!this.decision) this.prepared = false;
  }

  override prepare(): void {
    if (!this.ctx.restarted) super.prepare();
  }
}
