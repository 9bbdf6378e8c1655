/** Believes whatever it was told last. */

import type { Mutant } from "@workbook/grading";
import type { NodeId } from "@workbook/harness";
import type { Decided } from "#given/messages.ts";
import { Participant as Reference } from "#reference/participant.ts";

export const mutant: Mutant = {
  replaces: "participant.ts",
  fails: "AC2",
  mistake: "lets a second decision overrule the first",
  setting: "two-faced-coordinator vote=yes; multiset",
};

export class Participant extends Reference {
  override onDecision(from: NodeId, { decision }: Decided): void {
    this.decision = decision;
    this.ctx.decide(decision);
    this.ctx.send(from, { type: "ack" });
  }
}
