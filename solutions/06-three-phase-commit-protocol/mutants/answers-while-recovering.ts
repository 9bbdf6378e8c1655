/** It is back and in doubt, and says so to whoever asks. */
import type { Mutant } from "@workbook/grading";
import type { NodeId } from "@workbook/harness";
import { Participant as Reference } from "#reference/participant.ts";

export const mutant: Mutant = {
  replaces: "participant.ts",
  fails: "non-blocking",
  mistake: "answers that it is uncertain after a restart, so that the others take it for one that can lead",
  setting: "three-phase-commit-protocol votes=yes,yes; multiset, 3 crashes, 2 restarts",
};

export class Participant extends Reference {
  override onStateRequest(from: NodeId): void {
    if (this.state === "recovering") this.ctx.send(from, { type: "stateReply", state: "uncertain" });
    else super.onStateRequest(from);
  }
}
