/** It was ready to commit. The others are ready to abort, and it goes with the times. */
import type { Mutant } from "@workbook/grading";
import type { NodeId } from "@workbook/harness";
import type { StateReply } from "#given/messages.ts";
import { Participant as Reference } from "#reference/participant.ts";

export const mutant: Mutant = {
  replaces: "participant.ts",
  fails: "AC1",
  mistake: "is ready for one outcome, and then for the other",
  setting: "quorum-three-phase-commit votes=yes,yes,yes commit=2 abort=2; forgetless, 3 early timeouts",
  steps: 13,
};

export class Participant extends Reference {
  override onStateReply(from: NodeId, reply: StateReply): void {
    if (reply.state === "preAborted" && this.state === "preCommitted") {
      this.stand("preAborted");
      for (const id of this.others) this.answer(id);
    }
    super.onStateReply(from, reply);
  }
}
