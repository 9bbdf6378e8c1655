/** It was away, in doubt, and takes the safe way out. It is not safe. */
import type { Mutant } from "@workbook/grading";
import { Participant as Reference } from "#reference/participant.ts";

export const mutant: Mutant = {
  replaces: "participant.ts",
  fails: "one-crash",
  mistake: "aborts alone after a restart, though it has voted Yes",
  setting: "three-phase-commit-protocol votes=yes; multiset, 1 crash, 1 restart",
};

export class Participant extends Reference {
  override recover(): void {
    this.decide("abort");
  }
}
