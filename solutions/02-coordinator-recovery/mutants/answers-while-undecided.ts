/** Nothing is logged, so the presumption must be right. It has not decided yet. */
import type { Mutant } from "@workbook/grading";
import type { NodeId } from "@workbook/harness";
import { Coordinator as Reference } from "#reference/coordinator.ts";

export const mutant: Mutant = {
  replaces: "coordinator.ts",
  fails: "one-crash",
  mistake: "answers an inquiry by presumption while it is still undecided",
  setting: "coordinator-recovery votes=yes; multiset, 1 crash, 1 restart",
};

export class Coordinator extends Reference {
  override onInquiry(from: NodeId): void {
    if (this.decision) super.onInquiry(from);
    else this.ctx.send(from, { type: "decision", decision: "abort" });
  }
}
