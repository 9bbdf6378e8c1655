/** Decides as elections do: more than half is enough. */

import type { Mutant } from "@workbook/grading";
import type { NodeId } from "@workbook/harness";
import type { Vote } from "#given/messages.ts";
import { Coordinator as Reference } from "#reference/coordinator.ts";

export const mutant: Mutant = {
  replaces: "coordinator.ts",
  fails: "AC3",
  mistake: "commits when a majority has voted Yes",
  setting: "two-phase-commit votes=yes,yes,no; multiset",
};

export class Coordinator extends Reference {
  override onVote(from: NodeId, { vote }: Vote): void {
    if (this.decision || vote === "no") return;
    this.yes.add(from);
    if (this.yes.size > this.participants.length / 2) this.decide("commit");
  }
}
