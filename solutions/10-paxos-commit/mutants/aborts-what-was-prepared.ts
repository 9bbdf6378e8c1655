/** Somebody is silent, so it aborts. It does not look at what it was told. */
import type { Mutant } from "@workbook/grading";
import type { Value } from "#given/messages.ts";
import { Leader as Reference } from "#reference/leader.ts";

export const mutant: Mutant = {
  replaces: "leader.ts",
  fails: "dueling",
  mistake: "proposes aborted where an acceptor has accepted prepared",
  setting: "paxos-commit votes=prepared,prepared f=1 ballots=l0,l1 active=3; forgetless, 1 early timeout (l1)",
  steps: 19,
};

export class Leader extends Reference {
  override freeOrChosen(): Value {
    return "aborted";
  }
}
