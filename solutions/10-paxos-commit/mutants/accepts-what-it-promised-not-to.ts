/** It looks at the ballot that it accepted in, not at the one that it promised. */
import type { Mutant } from "@workbook/grading";
import type { NodeId } from "@workbook/harness";
import type { Phase2a } from "#given/messages.ts";
import { Acceptor as Reference } from "#reference/acceptor.ts";

export const mutant: Mutant = {
  replaces: "acceptor.ts",
  fails: "dueling",
  mistake: "accepts in a lower ballot than it has promised, if it has accepted in none that is higher",
  setting: "paxos-commit votes=prepared,prepared f=1 ballots=l0,l1 active=3; forgetless, 1 early timeout (l1)",
  steps: 13,
};

export class Acceptor extends Reference {
  override onPhase2a(_from: NodeId, { ballot, values }: Phase2a): void {
    const last = Math.max(0, ...Object.values(this.accepted).map((accepted) => accepted.ballot));
    if (ballot >= last && !this.isComplete(ballot)) this.accept(ballot, values);
    this.phase2b();
  }
}
