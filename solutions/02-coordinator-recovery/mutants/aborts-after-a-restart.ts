/** It was away, and takes the safe way out. It is not safe. */
import type { Mutant } from "@workbook/grading";
import { Participant as Reference } from "#reference/participant.ts";

export const mutant: Mutant = {
  replaces: "participant.ts",
  fails: "blocking",
  mistake: "aborts alone after a restart, though it has voted Yes",
  setting: "coordinator-recovery votes=yes; forgetless, 1 crash, 1 restart (p1), any number of early timeouts",
};

export class Participant extends Reference {
  override onStart(): void {
    super.onStart();
    if (this.ctx.restarted) this.decide("abort");
  }
}
