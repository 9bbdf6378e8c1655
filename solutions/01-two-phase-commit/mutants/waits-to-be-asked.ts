/** A participant that was never asked waits for ever, and a lost question is never repeated. */
import type { Mutant } from "@workbook/grading";
import { Coordinator as Reference } from "#reference/coordinator.ts";

export const mutant: Mutant = {
  replaces: "coordinator.ts",
  fails: "silence",
  mistake: "waits for every vote without a timeout",
  setting: "two-phase-commit votes=yes; multiset, 1 drop",
};

export class Coordinator extends Reference {
  override onStart(): void {
    super.onStart();
    this.ctx.cancelTimer("votes");
  }
}
