/** Hears everybody out before it decides; the reference aborts at the first No without waiting. */
import type { Variant } from "@workbook/grading";
import type { NodeId } from "@workbook/harness";
import type { Vote } from "#given/messages.ts";
import { Coordinator as Reference } from "#reference/coordinator.ts";

export const variant: Variant = { replaces: "coordinator.ts", shape: "the coordinator waits for every vote" };

export class Coordinator extends Reference {
  readonly votes = new Map<NodeId, Vote["vote"]>();

  override onVote(from: NodeId, { vote }: Vote): void {
    if (this.decision || this.votes.has(from)) return;
    this.votes.set(from, vote);
    if (this.votes.size < this.participants.length) return;
    this.decide([...this.votes.values()].includes("no") ? "abort" : "commit");
  }
}
