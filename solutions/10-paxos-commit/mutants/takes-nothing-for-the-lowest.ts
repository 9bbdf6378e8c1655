/** One of the majority has accepted nothing, so nothing can have been chosen. */
import type { Mutant } from "@workbook/grading";
import type { NodeId } from "@workbook/harness";
import type { Value } from "#given/messages.ts";
import { Leader as Reference } from "#reference/leader.ts";

export const mutant: Mutant = {
  replaces: "leader.ts",
  fails: "dueling",
  mistake: "takes an instance for free when any acceptor of the majority has accepted nothing in it",
  setting: "paxos-commit votes=prepared,prepared f=1 ballots=l0,l1 active=3; forgetless, 1 early timeout (l1)",
  steps: 13,
};

export class Leader extends Reference {
  override freeOrChosen(instance: NodeId): Value {
    const free = [...this.promises.values()].some((accepted) => !accepted[instance]);
    return free ? "aborted" : super.freeOrChosen(instance);
  }
}
