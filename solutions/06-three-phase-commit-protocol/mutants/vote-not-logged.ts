/** It remembers its promise as long as it lives. */
import type { Mutant } from "@workbook/grading";
import { Participant as Reference } from "#reference/participant.ts";

export const mutant: Mutant = {
  replaces: "participant.ts",
  fails: "one-crash",
  mistake: "votes Yes without a record of it",
  setting: "three-phase-commit-protocol votes=yes; multiset, 1 crash, 1 restart",
};

export class Participant extends Reference {
  override promise(): void {
    this.state = "uncertain";
    this.wait();
  }
}
