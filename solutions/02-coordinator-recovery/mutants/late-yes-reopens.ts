/** It aborted when it came back. Then the votes that it had asked for arrive. */
import type { Mutant } from "@workbook/grading";
import type { NodeId } from "@workbook/harness";
import type { Vote } from "#given/messages.ts";
import { Coordinator as Reference } from "#reference/coordinator.ts";

export const mutant: Mutant = {
  replaces: "coordinator.ts",
  fails: "one-crash",
  mistake: "commits on the votes of an earlier life, after it has aborted",
  setting: "coordinator-recovery votes=yes; multiset, 1 crash, 1 restart",
};

export class Coordinator extends Reference {
  override onVote(from: NodeId, message: Vote): void {
    if (this.decision === "abort" && message.vote === "yes") {
      this.yes.add(from);
      if (this.yes.size === this.participants.length) this.decide("commit");
    } else super.onVote(from, message);
  }
}
