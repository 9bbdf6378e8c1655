/** It finds nothing in its log, so nothing has happened yet. */
import type { Mutant } from "@workbook/grading";
import { Coordinator as Reference } from "#reference/coordinator.ts";

export const mutant: Mutant = {
  replaces: "coordinator.ts",
  fails: "one-crash",
  mistake: "begins with round one after a restart, and answers as if it led",
  setting: "three-phase-commit-protocol votes=yes; multiset, 1 crash, 1 restart",
};

export class Coordinator extends Reference {
  override recover(): void {
    this.begin();
  }
}
