/** An old inquiry is answered at last, by a coordinator that has forgotten. */
import type { Mutant } from "@workbook/grading";
import type { Decision } from "@workbook/harness";
import { Participant as Reference } from "#reference/participant.ts";

export const mutant: Mutant = {
  replaces: "participant.ts",
  fails: "two-crashes",
  mistake: "lets a presumption overrule the decision that it knows",
  setting: "coordinator-recovery votes=yes; forgetless, 1 crash, 1 restart, 1 early timeout",
};

export class Participant extends Reference {
  override decide(decision: Decision): void {
    if (this.decision !== decision) this.decision = undefined;
    super.decide(decision);
  }
}
