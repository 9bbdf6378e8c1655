/** It remembers what it accepted. What it promised not to accept it does not. */
import type { Mutant } from "@workbook/grading";
import { Acceptor as Reference } from "#reference/acceptor.ts";

export const mutant: Mutant = {
  replaces: "acceptor.ts",
  fails: "one-crash",
  mistake: "has forgotten its promise after a restart",
  setting:
    "paxos-commit votes=prepared,prepared f=1 ballots=l0,l1 active=2; forgetless, 1 crash (a2), 1 restart (a2), 1 early timeout (l1)",
  steps: 15,
};

export class Acceptor extends Reference {
  override onStart(): void {
    super.onStart();
    this.promised = Math.max(0, ...Object.values(this.accepted).map(({ ballot }) => ballot));
  }
}
