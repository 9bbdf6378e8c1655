/** Somebody does not answer, so the transaction cannot be committed. It is too late for that. */
import type { Mutant } from "@workbook/grading";
import { Coordinator as Reference } from "#reference/coordinator.ts";

export const mutant: Mutant = {
  replaces: "coordinator.ts",
  fails: "participant-fails",
  mistake: "aborts when an ack is missing, though the pre-commit was sent",
  setting: "three-phase-commit votes=yes,yes; multiset, atomic handlers, 1 crash (p1), 1 crash (p2)",
};

export class Coordinator extends Reference {
  override onTimer(): void {
    this.abort();
  }
}
