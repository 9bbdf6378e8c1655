/** Peers that break the protocol, so that yours can be seen to keep it all the same. */
import type { Context, Node, NodeId } from "@workbook/harness";
import type { Ack, Decided, Prepare, ToCoordinator, ToParticipant, Vote } from "./messages.ts";

/** A participant that votes Yes, thinks better of it, and votes No. */
export class FickleVoter implements Node<Prepare | Decided> {
  readonly ctx: Context<ToCoordinator>;

  constructor(ctx: Context<ToCoordinator>) {
    this.ctx = ctx;
  }

  onPrepare(from: NodeId): void {
    this.ctx.send(from, { type: "vote", vote: "yes" });
    this.ctx.send(from, { type: "vote", vote: "no" });
  }

  onDecision(from: NodeId): void {
    this.ctx.send(from, { type: "ack" });
  }
}

/** A participant that votes Yes before it is asked, and once more when it is. */
export class EagerVoter implements Node<Prepare | Decided> {
  readonly ctx: Context<ToCoordinator>;

  constructor(ctx: Context<ToCoordinator>) {
    this.ctx = ctx;
  }

  onStart(): void {
    this.ctx.send("coordinator", { type: "vote", vote: "yes" });
  }

  onPrepare(from: NodeId): void {
    this.ctx.send(from, { type: "vote", vote: "yes" });
  }

  onDecision(from: NodeId, { decision }: Decided): void {
    this.ctx.decide(decision);
    this.ctx.send(from, { type: "ack" });
  }
}

/** A coordinator that asks for a vote and then tells commit and abort. */
export class TwoFacedCoordinator implements Node<Vote | Ack> {
  readonly ctx: Context<ToParticipant>;
  readonly participant: NodeId;

  constructor(ctx: Context<ToParticipant>, participant: NodeId) {
    this.ctx = ctx;
    this.participant = participant;
  }

  onStart(): void {
    this.ctx.send(this.participant, { type: "prepare" });
  }

  onVote(from: NodeId): void {
    this.ctx.send(from, { type: "decision", decision: "commit" });
    this.ctx.send(from, { type: "decision", decision: "abort" });
  }

  onAck(): void {}
}
