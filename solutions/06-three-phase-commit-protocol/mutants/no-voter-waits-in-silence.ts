/** It has said No. The rest is the coordinator's business. */
import type { Mutant } from "@workbook/grading";
import type { NodeId } from "@workbook/harness";
import { Participant as Reference } from "#reference/participant.ts";

export const mutant: Mutant = {
  replaces: "participant.ts",
  fails: "AC3",
  mistake: "votes No, and waits for a word that it does not listen to",
  setting: "three-phase-commit-protocol votes=no; multiset",
};

export class Participant extends Reference {
  override onCanCommit(from: NodeId): void {
    if (this.vote === "yes") return super.onCanCommit(from);
    this.ctx.send(from, { type: "vote", vote: "no" });
    this.ctx.cancelTimer("silence");
  }

  override onAbort(): void {}
}
