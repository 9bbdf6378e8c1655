/** The coordinator may forget now. It does, and so does this participant. */
import type { Mutant } from "@workbook/grading";
import type { NodeId } from "@workbook/harness";
import type { Decided } from "#given/messages.ts";
import { Participant as Reference } from "#reference/participant.ts";

export const mutant: Mutant = {
  replaces: "participant.ts",
  fails: "one-crash",
  mistake: "acknowledges the decision before the record of it is on stable storage",
  setting: "coordinator-recovery votes=yes; multiset, 1 crash, 1 restart",
};

export class Participant extends Reference {
  override onDecision(from: NodeId, message: Decided): void {
    if (from === this.coordinator) this.ctx.send(from, { type: "ack" });
    super.onDecision(from, message);
  }
}
