/** Those who voted No know the outcome: only the others are told, asked for acks, and told again. */
import type { Variant } from "@workbook/grading";
import type { NodeId } from "@workbook/harness";
import type { Vote } from "#given/messages.ts";
import { Coordinator as Reference } from "#reference/coordinator.ts";

export const variant: Variant = { replaces: "coordinator.ts", shape: "No voters are not told what they know" };

export class Coordinator extends Reference {
  override onVote(from: NodeId, message: Vote): void {
    if (message.vote === "no") this.onAck(from);
    super.onVote(from, message);
    if (this.uninformed.size === 0) this.ctx.cancelTimer("retransmission");
  }
}
