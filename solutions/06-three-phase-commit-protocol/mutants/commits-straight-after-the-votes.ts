/** All votes are in: what else is there to wait for? */
import type { Mutant } from "@workbook/grading";
import { Coordinator as Reference } from "#reference/coordinator.ts";

export const mutant: Mutant = {
  replaces: "coordinator.ts",
  fails: "one-crash",
  mistake: "commits straight after the votes",
  setting: "three-phase-commit-protocol votes=yes,yes; multiset, 1 crash, 1 restart",
};

export class Coordinator extends Reference {
  override preCommit(): void {
    this.commit();
  }
}
