/** The last Yes arrives after the timeout, and the question is open again. */

import type { Mutant } from "@workbook/grading";
import type { NodeId } from "@workbook/harness";
import type { Vote } from "#given/messages.ts";
import { Coordinator as Reference } from "#reference/coordinator.ts";

export const mutant: Mutant = {
  replaces: "coordinator.ts",
  fails: "late-vote",
  mistake: "lets a late Yes turn an abort into a commit",
  setting: "two-phase-commit votes=yes; multiset, 1 early timeout",
};

export class Coordinator extends Reference {
  override onVote(from: NodeId, { vote }: Vote): void {
    if (vote === "no") return this.decision ? undefined : this.decide("abort");
    this.yes.add(from);
    if (this.yes.size < this.participants.length || this.decision === "commit") return;
    this.decision = "commit";
    this.announce("commit");
  }
}
