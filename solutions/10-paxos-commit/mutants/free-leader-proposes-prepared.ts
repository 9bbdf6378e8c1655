/** Nobody has said no, so why not? The resource manager may be about to. */
import type { Mutant } from "@workbook/grading";
import type { NodeId } from "@workbook/harness";
import type { Value } from "#given/messages.ts";
import { Leader as Reference } from "#reference/leader.ts";

export const mutant: Mutant = {
  replaces: "leader.ts",
  fails: "dueling",
  mistake: "proposes prepared in an instance that is free",
  setting: "paxos-commit votes=prepared,aborted f=1 ballots=l0,l1 active=2; forgetless, 1 early timeout (l1)",
};

export class Leader extends Reference {
  override freeOrChosen(instance: NodeId): Value {
    const free = [...this.promises.values()].every((accepted) => !accepted[instance]);
    return free ? "prepared" : super.freeOrChosen(instance);
  }
}
