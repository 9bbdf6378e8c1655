/** It has said No. The rest is the coordinator's business. */
import type { Mutant } from "@workbook/grading";
import { Participant as Reference } from "#reference/participant.ts";

export const mutant: Mutant = {
  replaces: "participant.ts",
  fails: "non-blocking",
  mistake: "votes No and waits to be told the outcome",
  setting: "three-phase-commit votes=no; multiset, atomic handlers, 2 crashes",
};

export class Participant extends Reference {
  override onCanCommit(): void {
    if (this.vote === "yes") return super.onCanCommit();
    this.ctx.send(this.coordinator, { type: "vote", vote: "no" });
    this.ctx.cancelTimer("coordinator");
  }
}
