/** It wants to hear all others before it does anything. That is what a partition does not allow. */
import type { Mutant } from "@workbook/grading";
import type { NodeId } from "@workbook/harness";
import type { StateReply } from "#given/messages.ts";
import { Participant as Reference } from "#reference/participant.ts";

export const mutant: Mutant = {
  replaces: "participant.ts",
  fails: "sides",
  mistake: "waits for those on the other side",
  setting: "side own=uncertain others=uncertain,uncertain,unreachable,unreachable commit=3 abort=3; multiset",
};

export class Participant extends Reference {
  override onStateReply(from: NodeId, reply: StateReply): void {
    if (this.outcome) return super.onStateReply(from, reply);
    this.known.set(from, reply.state);
    if (![...this.known.values()].includes("silent")) super.onStateReply(from, reply);
  }
}
