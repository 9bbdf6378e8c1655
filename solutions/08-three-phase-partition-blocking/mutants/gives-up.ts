/** It asks once. The answer is on the other side of a partition, or lost in it. */
import type { Mutant } from "@workbook/grading";
import { Participant as Reference } from "#reference/participant.ts";

export const mutant: Mutant = {
  replaces: "participant.ts",
  fails: "AC5",
  mistake: "waits for ever after the network has healed",
  setting: "quorum-three-phase-commit votes=yes,yes commit=2 abort=1; multiset, 1 crash, 1 restart, 1 partition",
};

export class Participant extends Reference {
  override wait(): void {
    if (this.patient) super.wait();
  }

  override onTimer(): void {
    this.patient = false;
    super.onTimer();
  }

  patient = true;
}
