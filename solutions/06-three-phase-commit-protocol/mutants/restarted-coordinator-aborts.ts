/** It finds no decision, so there is none. In its log. */
import type { Mutant } from "@workbook/grading";
import { Coordinator as Reference } from "#reference/coordinator.ts";

export const mutant: Mutant = {
  replaces: "coordinator.ts",
  fails: "one-crash",
  mistake: "aborts after a restart without a decision in its log, as in two-phase commit",
  setting: "three-phase-commit-protocol votes=yes; multiset, 1 crash, 1 restart",
};

export class Coordinator extends Reference {
  override recover(): void {
    this.decide("abort");
  }
}
