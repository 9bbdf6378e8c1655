/**
 * A participant of three-phase commit: promises, is pre-committed, decides; and when nobody says anything any more, ends the
 * transaction with whoever is left. [Skeen81, BHG87 ch. 7]
 * Simplified: one transaction.
 */
import type { Context, Node, NodeId } from "@workbook/harness";
import type { ToCoordinator, ToParticipant, Vote } from "#given/messages.ts";
import type { LogRecord } from "./process.ts";
import { Termination } from "./termination.ts";

const inquiryMs = 200;

/** Holds a part of the transaction. */
export class Participant extends Termination implements Node<ToParticipant> {
  readonly vote: Vote["vote"];

  constructor(
    ctx: Context<ToCoordinator | ToParticipant, LogRecord>,
    vote: Vote["vote"],
    coordinator: NodeId,
    participants: readonly NodeId[],
  ) {
    super(ctx, coordinator, participants);
    this.vote = vote;
  }

  /** Nobody may ever ask. */
  begin(): void {
    this.wait();
  }

  /** Without a promise in its log it has never voted Yes, and may have aborted. */
  override recover(): void {
    if (this.ctx.log.records.length === 0) this.decide("abort");
    else super.recover();
  }

  onCanCommit(from: NodeId): void {
    if (this.state !== "initial") return;
    if (this.vote === "no") this.decide("abort");
    else this.promise();
    this.ctx.send(from, { type: "vote", vote: this.vote });
  }

  /** The promise is stable before it is given. */
  promise(): void {
    this.ctx.log.force({ type: "yes" });
    this.state = "uncertain";
    this.wait();
  }

  /** From the coordinator, or from who leads in its place. It means nothing to who was away: that node has no part in it. */
  onPreCommit(from: NodeId): void {
    if (this.state !== "uncertain" && this.state !== "preCommitted") return;
    this.state = "preCommitted";
    this.ctx.send(from, { type: "ack" });
    this.wait();
  }

  onDoCommit(from: NodeId): void {
    this.decide("commit");
    if (from === this.coordinator) this.ctx.send(from, { type: "ack" });
  }

  onAbort(): void {
    this.decide("abort");
  }

  onTimer(timer: string): void {
    if (timer === "inquiry") this.ask("inquiry", inquiryMs);
    else if (this.state === "initial") this.decide("abort");
    else if (timer === "silence") this.terminate();
    else if (timer === "states") this.elect();
    else this.finish("doCommit");
  }
}
