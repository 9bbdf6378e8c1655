/** The ack says "I was asked" where it should say "I was told". */

import type { Mutant } from "@workbook/grading";
import type { NodeId } from "@workbook/harness";
import type { Decided } from "#given/messages.ts";
import { Participant as Reference } from "#reference/participant.ts";

export const mutant: Mutant = {
  replaces: "participant.ts",
  fails: "AC5",
  mistake: "acknowledges the question instead of the decision",
  setting: "two-phase-commit votes=yes; multiset, 1 drop",
};

export class Participant extends Reference {
  override onPrepare(from: NodeId): void {
    super.onPrepare(from);
    this.ctx.send(from, { type: "ack" });
  }

  override onDecision(_from: NodeId, { decision }: Decided): void {
    this.ctx.cancelTimer("prepare");
    this.decide(decision);
  }
}
