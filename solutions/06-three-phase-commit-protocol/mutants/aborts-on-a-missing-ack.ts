/** Somebody does not answer, so the transaction cannot be committed. It is too late for that. */
import type { Mutant } from "@workbook/grading";
import { Coordinator as Reference } from "#reference/coordinator.ts";

export const mutant: Mutant = {
  replaces: "coordinator.ts",
  fails: "cascade",
  mistake: "aborts when an ack is missing, though the pre-commit was sent",
  setting: "three-phase-commit-protocol votes=yes,yes; multiset, 3 crashes, 2 restarts",
};

export class Coordinator extends Reference {
  override onTimer(timer: string): void {
    if (timer === "silence") this.abort();
    else super.onTimer(timer);
  }
}
