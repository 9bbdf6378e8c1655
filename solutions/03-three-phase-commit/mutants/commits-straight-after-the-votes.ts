/** All votes are in: what else is there to wait for? This is two-phase commit, with other words. */
import type { Mutant } from "@workbook/grading";
import { Coordinator as Reference } from "#reference/coordinator.ts";

export const mutant: Mutant = {
  replaces: "coordinator.ts",
  fails: "concurrency-sets",
  mistake: "commits straight after the votes",
  setting:
    "three-phase-commit votes=yes,yes | three-phase-commit votes=yes,no | three-phase-commit votes=no,yes | three-phase-commit votes=no,no; multiset",
};

export class Coordinator extends Reference {
  override preCommit(): void {
    this.ctx.cancelTimer("votes");
    this.commit();
  }
}
