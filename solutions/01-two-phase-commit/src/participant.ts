/**
 * A participant of two-phase commit. [Gray78, BHG87 ch. 7]
 * Simplified: nobody crashes yet, so nothing is logged.
 */
import type { Context, Decision, Node, NodeId } from "@workbook/harness";
import type { Decided, ToCoordinator, ToParticipant, Vote } from "#given/messages.ts";

const prepareTimeoutMs = 100;

/** Holds a part of the transaction, and carries out what is decided. */
export class Participant implements Node<ToParticipant> {
  decision: Decision | undefined;
  readonly ctx: Context<ToCoordinator>;
  readonly vote: Vote["vote"];

  constructor(ctx: Context<ToCoordinator>, vote: Vote["vote"]) {
    this.ctx = ctx;
    this.vote = vote;
  }

  onStart(): void {
    this.ctx.setTimer("prepare", prepareTimeoutMs);
  }

  onPrepare(from: NodeId): void {
    this.ctx.cancelTimer("prepare");
    if (this.vote === "no") this.decide("abort"); // A No settles the outcome, so its voter need not wait.
    this.ctx.send(from, { type: "vote", vote: this.decision === "abort" ? "no" : "yes" });
  }

  /** Not asked in time. It has promised nothing, so it may abort, and from now on it votes No. */
  onTimer(_timer: string): void {
    this.decide("abort");
  }

  onDecision(from: NodeId, { decision }: Decided): void {
    this.ctx.cancelTimer("prepare");
    this.decide(decision);
    this.ctx.send(from, { type: "ack" }); // Again for a repeated decision: the first ack may be lost.
  }

  decide(decision: Decision): void {
    if (this.decision) return; // The first decision stands (AC2).
    this.decision = decision;
    this.ctx.decide(decision);
  }
}
