/** It logs the outcome, and finds it again. That it had proposed aborted it finds, too, and does not look at. */
import type { Mutant } from "@workbook/grading";
import type { Decision } from "@workbook/harness";
import type { Value } from "#given/messages.ts";
import { ResourceManager as Reference } from "#reference/resource-manager.ts";

export const mutant: Mutant = {
  replaces: "resource-manager.ts",
  fails: "one-crash",
  mistake: "proposes anew after a restart, since it knows the outcome and not what it has proposed",
  setting:
    "paxos-commit votes=prepared,prepared f=1 ballots=l0 active=2; forgetless, 1 crash, 1 restart, 1 early timeout (rm1), 1 early timeout (rm2)",
};

export class ResourceManager extends Reference {
  override onStart(): void {
    const outcome = (this.ctx.log.records as readonly (Value | Decision)[]).find((record) => record === "abort");
    if (outcome) this.ctx.decide("abort");
    else super.onStart();
  }

  override decide(decision: Decision): void {
    if (!this.decision) this.ctx.log.force(decision as unknown as Value);
    super.decide(decision);
  }
}
