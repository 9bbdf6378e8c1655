/** It knows that the outcome is commit, and waits to be told. */
import type { Mutant } from "@workbook/grading";
import { Participant as Reference } from "#reference/participant.ts";

export const mutant: Mutant = {
  replaces: "participant.ts",
  fails: "non-blocking",
  mistake: "a prepared participant waits for the coordinator, as in two-phase commit",
  setting: "three-phase-commit votes=yes; multiset, atomic handlers, 2 crashes",
};

export class Participant extends Reference {
  override onTimer(): void {
    if (this.state !== "prepared") this.abort();
  }
}
