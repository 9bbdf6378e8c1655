/** The record is in a buffer, and the buffer is in memory. */
import type { Mutant } from "@workbook/grading";
import type { Decision } from "@workbook/harness";
import { Coordinator as Reference } from "#reference/coordinator.ts";

export const mutant: Mutant = {
  replaces: "coordinator.ts",
  fails: "commit-point",
  mistake: "writes the commit record without forcing it",
  setting: "coordinator-recovery votes=yes; multiset",
};

export class Coordinator extends Reference {
  override decide(decision: Decision): void {
    this.ctx.cancelTimer("votes");
    if (decision === "commit") this.ctx.log.write({ type: "commit" });
    this.announce(decision);
  }
}
