/**
 * A participant of three-phase commit. When it hears nothing any more it asks the others how far they came; the lowest of
 * those that are up leads the protocol to its end. [Skeen81, BHG87 ch. 7]
 * Simplified: one transaction.
 */
import type { Context, Node, NodeId } from "@workbook/harness";
import type { State, StateReply, ToCoordinator, ToParticipant, Vote } from "#given/messages.ts";
import { type LogRecord, Process } from "./process.ts";
import { terminationRule } from "./termination-rule.ts";

const patienceMs = 200;

/** Holds a part of the transaction, and ends it with whoever is left. */
export class Participant extends Process implements Node<ToParticipant> {
  readonly vote: Vote["vote"];
  readonly coordinator: NodeId;
  readonly participants: readonly NodeId[];
  /** What the others have answered since it asked. */
  readonly states = new Map<NodeId, State | "silent">();

  constructor(
    ctx: Context<ToCoordinator | ToParticipant, LogRecord>,
    vote: Vote["vote"],
    coordinator: NodeId,
    participants: readonly NodeId[],
  ) {
    super(
      ctx,
      [coordinator, ...participants].filter((id) => id !== ctx.id),
    );
    this.vote = vote;
    this.coordinator = coordinator;
    this.participants = participants;
    this.forget();
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

  onPreCommit(from: NodeId): void {
    if (this.state !== "uncertain" && this.state !== "preCommitted") return;
    this.state = "preCommitted";
    this.ctx.send(from, { type: "ack" });
    this.wait();
  }

  /** Who leads waits until nothing is on its way: then all who are up have acknowledged. */
  onAck(): void {}

  onDoCommit(from: NodeId): void {
    this.decide("commit");
    if (from === this.coordinator) this.ctx.send(from, { type: "ack" });
  }

  onAbort(): void {
    this.decide("abort");
  }

  onTimer(timer: string): void {
    if (timer === "inquiry") this.ask("inquiry", patienceMs);
    else if (this.state === "initial") this.decide("abort");
    else if (timer === "silence") this.terminate();
    else if (timer === "states") this.elect();
    else this.finish("doCommit");
  }

  wait(): void {
    this.ctx.setTimer("silence", patienceMs);
  }

  /** Somebody is down. */
  terminate(): void {
    this.forget();
    this.ask("states", patienceMs);
  }

  forget(): void {
    for (const id of this.others) this.states.set(id, "silent");
  }

  override onStateReply(from: NodeId, reply: StateReply): void {
    this.states.set(from, reply.state);
    super.onStateReply(from, reply);
  }

  /** The lowest node that is up leads: the coordinator while it lives, then the first of the participants. */
  elect(): void {
    const lower = [this.coordinator, ...this.participants.slice(0, this.participants.indexOf(this.ctx.id))];
    if (lower.some((id) => this.states.get(id) !== "silent")) this.wait();
    else this.lead();
  }

  lead(): void {
    const uncertain = [...this.states.keys()].filter((id) => this.states.get(id) === "uncertain");
    const answers = [...this.states.values()].filter((state) => state !== "silent");
    const outcome = terminationRule([this.state as State, ...answers]);
    if (outcome !== "preCommit") return this.finish(outcome);
    this.state = "preCommitted";
    for (const id of uncertain) this.ctx.send(id, { type: "preCommit" });
    this.ctx.setTimer("acks", patienceMs);
  }

  finish(outcome: "doCommit" | "abort"): void {
    this.decide(outcome === "abort" ? "abort" : "commit");
    for (const id of this.participants) if (id !== this.ctx.id) this.ctx.send(id, { type: outcome });
  }
}
