/** Nobody answers, so nobody can object. */
import type { Mutant } from "@workbook/grading";
import { Participant as Reference } from "#reference/participant.ts";

export const mutant: Mutant = {
  replaces: "participant.ts",
  fails: "AC1",
  mistake: "aborts when it is alone",
  setting: "quorum-three-phase-commit votes=yes,yes,yes commit=2 abort=2; forgetless, 3 early timeouts",
};

export class Participant extends Reference {
  override onTimer(): void {
    const alone = this.others.every((id) => (this.known.get(id) ?? "silent") === "silent");
    if (this.state === "uncertain" && alone) this.decide("abort");
    else super.onTimer();
  }
}
