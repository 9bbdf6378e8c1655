/** It has not voted, so it says abort to who asks. Then it is asked for its vote. */
import type { Mutant } from "@workbook/grading";
import type { NodeId } from "@workbook/harness";
import { Participant as Reference } from "#reference/participant.ts";

export const mutant: Mutant = {
  replaces: "participant.ts",
  fails: "one-crash",
  mistake: "tells a participant in doubt to abort, and votes Yes afterwards",
  setting: "coordinator-recovery votes=yes,yes; multiset, 1 crash, 1 restart",
};

export class Participant extends Reference {
  override onInquiry(from: NodeId): void {
    if (this.prepared) super.onInquiry(from);
    else this.ctx.send(from, { type: "decision", decision: "abort" });
  }
}
