/** The decision is made and told. Who would need it written down? */
import type { Mutant } from "@workbook/grading";
import type { Decision } from "@workbook/harness";
import { Participant as Reference } from "#reference/participant.ts";

export const mutant: Mutant = {
  replaces: "participant.ts",
  fails: "non-blocking",
  mistake: "does not force its decision",
  setting: "three-phase-commit-protocol votes=yes,yes; multiset, 3 crashes, 2 restarts",
};

export class Participant extends Reference {
  override decide(decision: Decision): void {
    if (!this.decided) this.carryOut(decision);
  }
}
