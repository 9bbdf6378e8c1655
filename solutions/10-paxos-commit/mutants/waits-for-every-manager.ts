/** It cannot tell what a silent resource manager wants, so it waits. */
import type { Mutant } from "@workbook/grading";
import type { NodeId } from "@workbook/harness";
import type { Values } from "#given/messages.ts";
import { Leader as Reference } from "#reference/leader.ts";

export const mutant: Mutant = {
  replaces: "leader.ts",
  fails: "dead-manager",
  mistake: "proposes nothing as long as an instance is free",
  setting: "paxos-commit votes=prepared,prepared f=1 ballots=l0,l1 active=2; multiset, 1 crash (rm2)",
};

export class Leader extends Reference {
  override phase2a(values: Values): void {
    const accepted = [...this.promises.values()];
    const isFree = (id: NodeId) => accepted.every((promise) => !promise[id]);
    if (this.values || !this.members.resourceManagers.some(isFree)) super.phase2a(values);
  }
}
