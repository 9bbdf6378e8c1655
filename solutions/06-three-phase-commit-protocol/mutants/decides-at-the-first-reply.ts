/** One answer is as good as all. */
import type { Mutant } from "@workbook/grading";
import type { NodeId } from "@workbook/harness";
import type { StateReply } from "#given/messages.ts";
import { Participant as Reference } from "#reference/participant.ts";

export const mutant: Mutant = {
  replaces: "participant.ts",
  fails: "cascade",
  mistake: "leads as soon as one answer is in",
  setting: "three-phase-commit-protocol votes=yes,yes,yes; multiset, 3 crashes, 1 restart",
  steps: 18,
};

export class Participant extends Reference {
  override onStateReply(from: NodeId, reply: StateReply): void {
    const first = [...this.states.values()].every((state) => state === "silent");
    super.onStateReply(from, reply);
    if (!first || this.decided || this.state === "recovering") return;
    this.ctx.cancelTimer("states");
    this.elect();
  }
}
