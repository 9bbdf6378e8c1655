/** A participant that voted Yes loses patience. */

import type { Mutant } from "@workbook/grading";
import type { NodeId } from "@workbook/harness";
import { Participant as Reference } from "#reference/participant.ts";

export const mutant: Mutant = {
  replaces: "participant.ts",
  fails: "in-doubt",
  mistake: "aborts alone on a timeout, though it has voted Yes",
  setting: "two-phase-commit votes=yes; multiset, 1 early timeout",
};

export class Participant extends Reference {
  override onPrepare(from: NodeId): void {
    super.onPrepare(from);
    if (!this.decision) this.ctx.setTimer("outcome", 100);
  }
}
