/** Who has acknowledged is prepared, and will find out. */
import type { Mutant } from "@workbook/grading";
import { Coordinator as Reference } from "#reference/coordinator.ts";

export const mutant: Mutant = {
  replaces: "coordinator.ts",
  fails: "AC4",
  mistake: "does not tell the prepared to commit",
  setting: "three-phase-commit votes=yes; multiset",
};

export class Coordinator extends Reference {
  override commit(): void {
    this.state = "committed";
    this.ctx.cancelTimer("acks");
    this.ctx.decide("commit");
    for (const id of this.participants) if (!this.acks.has(id)) this.ctx.send(id, { type: "doCommit" });
  }
}
