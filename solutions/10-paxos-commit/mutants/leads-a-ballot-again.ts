/** It was away, and goes on where it was. It no longer knows what it has proposed there. */
import type { Mutant } from "@workbook/grading";
import type { Ballot } from "#given/messages.ts";
import { Leader as Reference } from "#reference/leader.ts";

export const mutant: Mutant = {
  replaces: "leader.ts",
  fails: "one-crash",
  mistake: "leads a ballot again that it led before its crash",
  setting:
    "paxos-commit votes=prepared f=1 ballots=l0,l1 active=2; forgetless, 1 crash (l1), 1 restart (l1), 2 early timeouts (l1)",
  steps: 18,
};

export class Leader extends Reference {
  override phase1a(ballot: Ballot): void {
    this.follow(ballot);
    this.leading = true;
    this.askForPromises();
  }
}
