/** It has asked. Somebody will answer when there is something to say. */
import type { Mutant } from "@workbook/grading";
import { Participant as Reference } from "#reference/participant.ts";

export const mutant: Mutant = {
  replaces: "participant.ts",
  fails: "non-blocking",
  mistake: "asks once when it is back, and never again",
  setting: "three-phase-commit-protocol votes=yes,yes; multiset, 3 crashes, 2 restarts",
};

export class Participant extends Reference {
  override onTimer(timer: string): void {
    super.onTimer(timer);
    if (timer === "inquiry") this.ctx.cancelTimer("inquiry");
  }
}
