/** A participant that knows the outcome and asks for it all the same: its inquiry was on its way for long. */
import type { Context, Node, NodeId } from "@workbook/harness";
import type { Ack, Inquiry, ToParticipant, Vote } from "./messages.ts";

const patienceMs = 100;

/** Votes Yes, acknowledges what it is told, and asks until it is answered; then it says so to the world. */
export class LateInquirer implements Node<ToParticipant> {
  readonly ctx: Context<Vote | Ack | Inquiry>;
  readonly coordinator: NodeId;
  acknowledged = false;

  constructor(ctx: Context<Vote | Ack | Inquiry>, coordinator: NodeId) {
    this.ctx = ctx;
    this.coordinator = coordinator;
  }

  onStart(): void {
    this.ctx.setTimer("inquiry", patienceMs);
  }

  onPrepare(from: NodeId): void {
    this.ctx.send(from, { type: "vote", vote: "yes" });
  }

  onTimer(): void {
    this.ctx.send(this.coordinator, { type: "inquiry" });
    this.ctx.setTimer("inquiry", patienceMs);
  }

  onDecision(from: NodeId): void {
    if (this.acknowledged) {
      this.ctx.emit("answered");
      this.ctx.cancelTimer("inquiry");
    }
    this.acknowledged = true;
    this.ctx.send(from, { type: "ack" });
  }

  onInquiry(): void {}
}
