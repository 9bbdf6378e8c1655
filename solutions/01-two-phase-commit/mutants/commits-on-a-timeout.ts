/** Takes silence for consent. */
import type { Mutant } from "@workbook/grading";
import { Coordinator as Reference } from "#reference/coordinator.ts";

export const mutant: Mutant = {
  replaces: "coordinator.ts",
  fails: "silence",
  mistake: "commits when a vote does not come",
  setting: "two-phase-commit votes=yes; multiset, 1 drop",
};

export class Coordinator extends Reference {
  override onTimer(timer: string): void {
    if (timer === "votes") this.decide("commit");
    else super.onTimer(timer);
  }
}
