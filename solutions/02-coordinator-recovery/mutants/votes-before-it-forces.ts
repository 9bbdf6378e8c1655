/** The promise is given before it is remembered. */
import type { Mutant } from "@workbook/grading";
import type { NodeId } from "@workbook/harness";
import { Participant as Reference } from "#reference/participant.ts";

export const mutant: Mutant = {
  replaces: "participant.ts",
  fails: "promise",
  mistake: "votes Yes before the record of it is on stable storage",
  setting: "coordinator-recovery votes=yes; multiset, 1 crash (p1), 1 restart (p1)",
};

export class Participant extends Reference {
  override onPrepare(from: NodeId): void {
    const promises = !this.decision && !this.prepared && this.vote === "yes";
    if (promises) this.ctx.send(from, { type: "vote", vote: "yes" });
    super.onPrepare(from);
  }
}
