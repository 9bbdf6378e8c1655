/** The others may count on it as soon as they hear it. It may not. */
import type { Mutant } from "@workbook/grading";
import { Participant as Reference } from "#reference/participant.ts";

export const mutant: Mutant = {
  replaces: "participant.ts",
  fails: "one-crash",
  mistake: "tells that it is ready, and forces it then",
  setting:
    "quorum-three-phase-commit votes=yes,yes,yes commit=2 abort=2; forgetless, 1 crash, 1 restart, 1 early timeout (p1)",
  steps: 15,
};

export class Participant extends Reference {
  override makeReady(state: "preCommitted" | "preAborted"): void {
    if (this.state !== "uncertain") return;
    for (const id of this.others) this.ctx.send(id, { type: "stateReply", state });
    this.stand(state);
  }
}
