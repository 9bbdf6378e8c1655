/**
 * The termination protocol of three-phase commit: whoever hears nothing any more asks the others how far they came, and
 * the lowest of those that are up leads the transaction to its end. [Skeen81, BHG87 ch. 7]
 * Simplified: one transaction, whose nodes know each other from the start; no message is lost.
 */
import type { Context, NodeId } from "@workbook/harness";
import type { State, StateReply, ToCoordinator, ToParticipant } from "#given/messages.ts";
import { type LogRecord, Process } from "./process.ts";
import { terminationRule } from "./termination-rule.ts";

const patienceMs = 200;

/** A node that can lead in the coordinator's place. */
export abstract class Termination extends Process {
  readonly coordinator: NodeId;
  readonly participants: readonly NodeId[];
  /** What the others have answered since it asked. */
  readonly states = new Map<NodeId, State | "silent">();

  constructor(
    ctx: Context<ToCoordinator | ToParticipant, LogRecord>,
    coordinator: NodeId,
    participants: readonly NodeId[],
  ) {
    const others = [coordinator, ...participants].filter((id) => id !== ctx.id);
    super(ctx, others);
    this.coordinator = coordinator;
    this.participants = participants;
    this.forget();
  }

  /** For whoever leads. */
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

  /** All who are up have answered. The lowest leads: the coordinator while it lives, then the first of the participants. */
  elect(): void {
    const lower = [this.coordinator, ...this.participants.slice(0, this.participants.indexOf(this.ctx.id))];
    if (lower.some((id) => this.states.get(id) !== "silent")) this.wait();
    else this.lead();
  }

  /** Nobody may commit while somebody who is up is uncertain: those are brought along first. */
  lead(): void {
    const uncertain = [...this.states.keys()].filter((id) => this.states.get(id) === "uncertain");
    const answers = [...this.states.values()].filter((state) => state !== "silent");
    const outcome = terminationRule([this.state as State, ...answers]);
    if (outcome !== "preCommit") return this.finish(outcome);
    this.state = "preCommitted";
    for (const id of uncertain) this.ctx.send(id, { type: "preCommit" });
    this.ctx.setTimer("acks", patienceMs);
  }

  /** When nothing is on its way any more, all who are up have acknowledged: there is nothing to count. */
  onAck(_from: NodeId): void {}

  finish(outcome: "doCommit" | "abort"): void {
    this.decide(outcome === "abort" ? "abort" : "commit");
    for (const id of this.participants) if (id !== this.ctx.id) this.ctx.send(id, { type: outcome });
  }
}
