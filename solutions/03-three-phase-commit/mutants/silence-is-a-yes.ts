/** Who objects will say so. */
import type { Mutant } from "@workbook/grading";
import { Coordinator as Reference } from "#reference/coordinator.ts";

export const mutant: Mutant = {
  replaces: "coordinator.ts",
  fails: "participant-fails",
  mistake: "begins the second round though a vote is missing",
  setting: "three-phase-commit votes=yes,no; multiset, atomic handlers, 1 crash (p1), 1 crash (p2)",
};

export class Coordinator extends Reference {
  override onTimer(timer: string): void {
    if (timer === "votes") this.preCommit();
    else super.onTimer(timer);
  }
}
