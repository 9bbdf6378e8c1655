/** It promises, and that is all that it was asked. */
import type { Mutant } from "@workbook/grading";
import type { NodeId } from "@workbook/harness";
import type { Phase1a } from "#given/messages.ts";
import { Acceptor as Reference } from "#reference/acceptor.ts";

export const mutant: Mutant = {
  replaces: "acceptor.ts",
  fails: "dueling",
  mistake: "promises without telling what it has accepted",
  setting: "paxos-commit votes=prepared,prepared f=1 ballots=l0,l1 active=3; forgetless, 1 early timeout (l1)",
  steps: 19,
};

export class Acceptor extends Reference {
  override onPhase1a(from: NodeId, { ballot }: Phase1a): void {
    if (ballot < this.promised) return;
    if (ballot > this.promised) this.remember(ballot);
    this.ctx.send(from, { type: "phase1b", ballot, accepted: {} });
  }
}
