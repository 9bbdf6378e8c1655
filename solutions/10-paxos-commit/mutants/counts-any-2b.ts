/** A majority has accepted. What, and in which ballot, it does not ask. */
import type { Mutant } from "@workbook/grading";
import type { NodeId } from "@workbook/harness";
import type { Phase2b } from "#given/messages.ts";
import { Leader as Reference } from "#reference/leader.ts";

export const mutant: Mutant = {
  replaces: "leader.ts",
  fails: "three-ballots",
  mistake: "counts 2b of a majority, whatever their ballot",
  setting: "paxos-commit votes=prepared,prepared f=1 ballots=l0,l0 active=3; forgetless, 1 early timeout (l0)",
};

export class Leader extends Reference {
  override onPhase2b(from: NodeId, { ballot, values }: Phase2b): void {
    if (this.decision) return super.onPhase2b(from, { type: "phase2b", ballot, values });
    this.accepted.set(from, values);
    if (!this.isMajority(this.accepted.size)) return;
    this.decide(Object.values(values).includes("aborted") ? "abort" : "commit");
  }
}
