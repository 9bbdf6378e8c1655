/** First the deed, then the record. */
import type { Mutant } from "@workbook/grading";
import type { Decision } from "@workbook/harness";
import { Participant as Reference } from "#reference/participant.ts";

export const mutant: Mutant = {
  replaces: "participant.ts",
  fails: "non-blocking",
  mistake: "decides before the record of it is on stable storage",
  setting: "three-phase-commit-protocol votes=yes,yes; multiset, 3 crashes, 2 restarts",
};

export class Participant extends Reference {
  override decide(decision: Decision): void {
    if (this.decided) return;
    this.carryOut(decision);
    this.ctx.log.force({ type: "decided", decision });
  }
}
