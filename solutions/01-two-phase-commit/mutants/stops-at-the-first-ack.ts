/** One participant has heard, so surely all have. */
import type { Mutant } from "@workbook/grading";
import { Coordinator as Reference } from "#reference/coordinator.ts";

export const mutant: Mutant = {
  replaces: "coordinator.ts",
  fails: "AC5",
  mistake: "stops retransmitting when the first ack arrives",
  setting: "two-phase-commit votes=yes,yes; multiset, 1 drop",
};

export class Coordinator extends Reference {
  override onAck(): void {
    this.uninformed.clear();
    this.ctx.cancelTimer("retransmission");
  }
}
