/** It proposes, and then sees to it that it will not forget. */
import type { Mutant } from "@workbook/grading";
import type { Value } from "#given/messages.ts";
import { ResourceManager as Reference } from "#reference/resource-manager.ts";

export const mutant: Mutant = {
  replaces: "resource-manager.ts",
  fails: "one-crash",
  mistake: "proposes before what it proposes is on stable storage",
  setting:
    "paxos-commit votes=prepared,prepared f=1 ballots=l0 active=2; forgetless, 1 crash, 1 restart, 1 early timeout (rm1), 1 early timeout (rm2)",
};

export class ResourceManager extends Reference {
  override choose(value: Value): void {
    this.ctx.cancelTimer("prepare");
    this.propose(value);
    this.ctx.log.force(value);
  }
}
