/** It said pre-commit to all, and waits until all have answered. */
import type { Mutant } from "@workbook/grading";
import { Coordinator as Reference } from "#reference/coordinator.ts";

export const mutant: Mutant = {
  replaces: "coordinator.ts",
  fails: "non-blocking",
  mistake: "waits for ever for an ack that does not come",
  setting: "three-phase-commit votes=yes; multiset, atomic handlers, 2 crashes",
};

export class Coordinator extends Reference {
  override onTimer(timer: string): void {
    if (timer === "votes") super.onTimer(timer);
  }
}
