/** A quorum could be made ready to abort. It does not wait until it is. */
import type { Mutant } from "@workbook/grading";
import { Participant as Reference } from "#reference/participant.ts";

export const mutant: Mutant = {
  replaces: "participant.ts",
  fails: "AC1",
  mistake: "aborts as soon as enough others might be ready to",
  setting: "quorum-three-phase-commit votes=yes,yes,yes commit=2 abort=2; forgetless, 3 early timeouts",
};

export class Participant extends Reference {
  override makeReady(state: "preCommitted" | "preAborted"): void {
    if (state === "preAborted" && this.state === "uncertain") this.decide("abort");
    else super.makeReady(state);
  }
}
