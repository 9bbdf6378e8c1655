/** It says pre-commit, and in the same breath commit. */
import type { Mutant } from "@workbook/grading";
import { Coordinator as Reference } from "#reference/coordinator.ts";

export const mutant: Mutant = {
  replaces: "coordinator.ts",
  fails: "AC4",
  mistake: "sends the pre-commit, and commits without waiting for the acks",
  setting: "three-phase-commit-protocol votes=yes; multiset",
};

export class Coordinator extends Reference {
  override preCommit(): void {
    super.preCommit();
    this.commit();
  }
}
