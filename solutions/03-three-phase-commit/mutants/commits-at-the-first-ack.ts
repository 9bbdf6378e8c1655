/** One participant is prepared, so surely all are. */
import type { Mutant } from "@workbook/grading";
import type { NodeId } from "@workbook/harness";
import { Coordinator as Reference } from "#reference/coordinator.ts";

export const mutant: Mutant = {
  replaces: "coordinator.ts",
  fails: "concurrency-sets",
  mistake: "commits when the first ack arrives",
  setting:
    "three-phase-commit votes=yes,yes | three-phase-commit votes=yes,no | three-phase-commit votes=no,yes | three-phase-commit votes=no,no; multiset",
};

export class Coordinator extends Reference {
  override onAck(from: NodeId): void {
    for (const id of this.participants) super.onAck(id);
    super.onAck(from);
  }
}
