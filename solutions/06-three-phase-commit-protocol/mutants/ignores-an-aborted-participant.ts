/** Who has aborted takes no part any more, so its answer does not count. */
import type { Mutant } from "@workbook/grading";
import type { NodeId } from "@workbook/harness";
import type { StateReply } from "#given/messages.ts";
import { Participant as Reference } from "#reference/participant.ts";

export const mutant: Mutant = {
  replaces: "participant.ts",
  fails: "non-blocking",
  mistake: "ignores the answer of a participant that has aborted",
  setting: "three-phase-commit-protocol votes=no,yes; multiset, 3 crashes, 2 restarts",
};

export class Participant extends Reference {
  override onStateReply(from: NodeId, reply: StateReply): void {
    if (reply.state === "aborted") this.states.set(from, "aborted");
    else super.onStateReply(from, reply);
  }
}
