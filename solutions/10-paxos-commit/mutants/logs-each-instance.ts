/** Every instance is a Paxos of its own, with a record of its own. */
import type { Mutant } from "@workbook/grading";
import type { Ballot, Values } from "#given/messages.ts";
import { Acceptor as Reference } from "#reference/acceptor.ts";

export const mutant: Mutant = {
  replaces: "acceptor.ts",
  fails: "no-dearer",
  mistake: "forces its log once for each instance",
  setting: "paxos-commit votes=prepared,prepared f=0 ballots=l0 active=1; seed 1, latency 1 ms, no faults",
};

export class Acceptor extends Reference {
  override accept(ballot: Ballot, values: Values): void {
    super.accept(ballot, values);
    if (!this.isComplete(ballot)) this.remember(this.promised);
  }
}
