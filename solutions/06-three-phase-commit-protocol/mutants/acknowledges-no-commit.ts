/** The commit is the last word; there is nothing to answer. */
import type { Mutant } from "@workbook/grading";
import { Participant as Reference } from "#reference/participant.ts";

export const mutant: Mutant = {
  replaces: "participant.ts",
  fails: "AC4",
  mistake: "does not acknowledge the commit",
  setting: "three-phase-commit-protocol votes=yes; multiset",
};

export class Participant extends Reference {
  override onDoCommit(): void {
    this.decide("commit");
  }
}
