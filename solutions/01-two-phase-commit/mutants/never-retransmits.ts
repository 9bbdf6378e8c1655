/** Says it once. */

import type { Mutant } from "@workbook/grading";
import type { Decision } from "@workbook/harness";
import { Coordinator as Reference } from "#reference/coordinator.ts";

export const mutant: Mutant = {
  replaces: "coordinator.ts",
  fails: "AC5",
  mistake: "tells the decision once, and not again when the message is lost",
  setting: "two-phase-commit votes=yes; multiset, 1 drop",
};

export class Coordinator extends Reference {
  override announce(decision: Decision): void {
    super.announce(decision);
    this.ctx.cancelTimer("retransmission");
  }
}
