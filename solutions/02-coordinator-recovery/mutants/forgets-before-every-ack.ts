/** One participant has heard, so surely all have; and what is over may be forgotten. */
import type { Mutant } from "@workbook/grading";
import type { NodeId } from "@workbook/harness";
import { Coordinator as Reference } from "#reference/coordinator.ts";

export const mutant: Mutant = {
  replaces: "coordinator.ts",
  fails: "forgets",
  mistake: "ends its duty at the first ack, and answers the others by presumption",
  setting: "coordinator-recovery votes=yes,yes; multiset, 1 crash, 1 restart",
};

export class Coordinator extends Reference {
  override onAck(from: NodeId): void {
    for (const id of this.participants) super.onAck(id);
    super.onAck(from);
  }
}
