/** The vote first; the disk can wait. */
import type { Mutant } from "@workbook/grading";
import type { NodeId } from "@workbook/harness";
import { Participant as Reference } from "#reference/participant.ts";

export const mutant: Mutant = {
  replaces: "participant.ts",
  fails: "one-crash",
  mistake: "sends its Yes before the record is on stable storage",
  setting: "three-phase-commit-protocol votes=yes; multiset, 1 crash, 1 restart",
};

export class Participant extends Reference {
  override onCanCommit(from: NodeId): void {
    if (this.state !== "initial" || this.vote === "no") return super.onCanCommit(from);
    this.ctx.send(from, { type: "vote", vote: "yes" });
    this.promise();
  }
}
