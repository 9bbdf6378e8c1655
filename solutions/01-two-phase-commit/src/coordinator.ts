/**
 * The coordinator of two-phase commit. [Gray78, BHG87 ch. 7]
 * Simplified: nobody crashes yet, so nothing is logged.
 */
import type { Context, Decision, Node, NodeId } from "@workbook/harness";
import type { ToCoordinator, ToParticipant, Vote } from "#given/messages.ts";

const voteTimeoutMs = 100;
const retransmissionMs = 50;

/** Decides whether the transaction commits, and makes sure that everybody learns it. */
export class Coordinator implements Node<ToCoordinator> {
  decision: Decision | undefined;
  readonly ctx: Context<ToParticipant>;
  readonly participants: readonly NodeId[];
  /** Voters, not votes: a repeated Yes is still one. */
  readonly yes = new Set<NodeId>();
  /** Who has yet to acknowledge the decision. */
  readonly uninformed: Set<NodeId>;

  constructor(ctx: Context<ToParticipant>, participants: readonly NodeId[]) {
    this.ctx = ctx;
    this.participants = participants;
    this.uninformed = new Set(participants);
  }

  /** Phase one: asks for votes. */
  onStart(): void {
    for (const id of this.participants) this.ctx.send(id, { type: "prepare" });
    this.ctx.setTimer("votes", voteTimeoutMs);
  }

  onVote(from: NodeId, { vote }: Vote): void {
    if (this.decision) return; // A late vote cannot reopen the question (AC2).
    if (vote === "no") return this.decide("abort");
    this.yes.add(from);
    if (this.yes.size === this.participants.length) this.decide("commit");
  }

  onTimer(_timer: string): void {
    if (this.decision) this.announce(this.decision);
    // Silence is a No. Nobody can have committed: that would have taken a decision of this node.
    else this.decide("abort");
  }

  /** The decision is made here, once, and phase two begins. */
  decide(decision: Decision): void {
    this.decision = decision;
    this.ctx.cancelTimer("votes");
    this.ctx.decide(decision);
    this.announce(decision);
  }

  /** Tells everybody who may not have heard, and again after a while: a message can be lost. */
  announce(decision: Decision): void {
    for (const id of this.uninformed) this.ctx.send(id, { type: "decision", decision });
    this.ctx.setTimer("retransmission", retransmissionMs);
  }

  onAck(from: NodeId): void {
    this.uninformed.delete(from);
    if (this.uninformed.size === 0) this.ctx.cancelTimer("retransmission");
  }
}
