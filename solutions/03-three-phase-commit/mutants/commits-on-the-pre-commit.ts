/** Everybody voted Yes; it has just been told so. Why wait? */
import type { Mutant } from "@workbook/grading";
import { Participant as Reference } from "#reference/participant.ts";

export const mutant: Mutant = {
  replaces: "participant.ts",
  fails: "AC4",
  mistake: "commits when it is told to prepare",
  setting: "three-phase-commit votes=yes; multiset",
};

export class Participant extends Reference {
  override onPreCommit(): void {
    super.onPreCommit();
    this.commit();
  }
}
