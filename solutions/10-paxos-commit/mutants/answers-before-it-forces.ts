/** It answers, and then sees to it that it will not forget. */
import type { Mutant } from "@workbook/grading";
import type { NodeId } from "@workbook/harness";
import type { Phase1a } from "#given/messages.ts";
import { Acceptor as Reference } from "#reference/acceptor.ts";

export const mutant: Mutant = {
  replaces: "acceptor.ts",
  fails: "forces-first",
  mistake: "promises before the promise is on stable storage",
  setting: "paxos-commit votes=prepared f=1 ballots=l0,l1 active=2; forgetless, 1 early timeout (l1)",
};

export class Acceptor extends Reference {
  override onPhase1a(from: NodeId, { ballot }: Phase1a): void {
    if (ballot < this.promised) return;
    this.ctx.send(from, { type: "phase1b", ballot, accepted: this.accepted });
    this.remember(ballot);
  }
}
