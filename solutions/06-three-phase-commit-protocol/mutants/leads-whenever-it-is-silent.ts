/** Nobody has said anything, so it must be its turn. */
import type { Mutant } from "@workbook/grading";
import { Participant as Reference } from "#reference/participant.ts";

export const mutant: Mutant = {
  replaces: "participant.ts",
  fails: "cascade",
  mistake: "leads though a lower node is up",
  setting: "three-phase-commit-protocol votes=yes,yes,yes; multiset, 3 crashes, 1 restart",
  steps: 20,
};

export class Participant extends Reference {
  override elect(): void {
    this.lead();
  }
}
