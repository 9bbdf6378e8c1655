/** The commit point in the wrong place: first the messages, then the record. */
import type { Mutant } from "@workbook/grading";
import type { Decision } from "@workbook/harness";
import { Coordinator as Reference } from "#reference/coordinator.ts";

export const mutant: Mutant = {
  replaces: "coordinator.ts",
  fails: "recovers",
  mistake: "tells the decision before it is on stable storage",
  setting: "coordinator-recovery votes=yes; multiset, 1 crash (coordinator), 1 restart (coordinator)",
};

export class Coordinator extends Reference {
  override decide(decision: Decision): void {
    this.ctx.cancelTimer("votes");
    this.decision = decision;
    this.tell();
    if (decision === "commit") this.ctx.log.force({ type: "commit" });
    this.ctx.decide(decision);
  }
}
