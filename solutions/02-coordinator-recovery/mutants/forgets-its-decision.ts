/** It has carried out the decision and acknowledged it, so it clears its log. */
import type { Mutant } from "@workbook/grading";
import type { NodeId } from "@workbook/harness";
import type { Decided } from "#given/messages.ts";
import { Participant as Reference } from "#reference/participant.ts";

export const mutant: Mutant = {
  replaces: "participant.ts",
  fails: "one-crash",
  mistake: "empties its log after it has acknowledged, and aborts after a restart",
  setting: "coordinator-recovery votes=yes; multiset, 1 crash, 1 restart",
};

export class Participant extends Reference {
  override onDecision(from: NodeId, message: Decided): void {
    super.onDecision(from, message);
    this.ctx.log.compact([]);
  }
}
