/** A vote that the network repeats counts twice. */

import type { Mutant } from "@workbook/grading";
import type { NodeId } from "@workbook/harness";
import type { Vote } from "#given/messages.ts";
import { Coordinator as Reference } from "#reference/coordinator.ts";

export const mutant: Mutant = {
  replaces: "coordinator.ts",
  fails: "repeated-vote",
  mistake: "counts votes, not voters",
  setting: "two-phase-commit votes=yes,no; multiset, 1 duplicate",
};

export class Coordinator extends Reference {
  count = 0;

  override onVote(_from: NodeId, { vote }: Vote): void {
    if (this.decision) return;
    if (vote === "no") return this.decide("abort");
    this.count += 1;
    if (this.count === this.participants.length) this.decide("commit");
  }
}
