/** The rule of the task before, where a transition was atomic. */
import type { Mutant } from "@workbook/grading";
import { Participant as Reference } from "#reference/participant.ts";

export const mutant: Mutant = {
  replaces: "participant.ts",
  fails: "coordinator-crash",
  mistake: "decides from its own state alone when the coordinator is silent",
  setting: "three-phase-commit-protocol votes=yes,yes; multiset, 1 crash (coordinator)",
};

export class Participant extends Reference {
  override terminate(): void {
    this.decide(this.state === "preCommitted" ? "commit" : "abort");
  }
}
