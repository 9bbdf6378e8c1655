/** Basic two-phase commit: a begin record before anybody is asked, both outcomes forced, a lazy end. [Gray78] */
import type { Variant } from "@workbook/grading";
import type { Context, Decision, Node, NodeId } from "@workbook/harness";
import type { End, ToCoordinator, ToParticipant, Vote } from "#given/messages.ts";

export const variant: Variant = { replaces: "coordinator.ts", shape: "a forced begin record, and forced aborts" };

type LogRecord = { readonly type: "begin" } | { readonly type: "decided"; readonly decision: Decision } | End;
type Phase = "voting" | "telling" | "ended";

export class Coordinator implements Node<ToCoordinator> {
  readonly ctx: Context<ToParticipant, LogRecord>;
  readonly participants: readonly NodeId[];
  phase: Phase = "voting";
  outcome: Decision = "abort";
  readonly heardFrom = new Set<NodeId>();

  constructor(ctx: Context<ToParticipant, LogRecord>, participants: readonly NodeId[]) {
    this.ctx = ctx;
    this.participants = participants;
  }

  onStart(): void {
    const [begin, decided, end] = this.ctx.log.records;
    if (end) this.phase = "ended";
    else if (decided?.type === "decided") this.tellAll(decided.decision);
    else if (begin) this.decide("abort");
    else this.ask(); // Nothing logged: nobody has been asked, by any incarnation.
  }

  ask(): void {
    this.ctx.log.force({ type: "begin" });
    for (const id of this.participants) this.ctx.send(id, { type: "prepare" });
    this.ctx.setTimer("patience", 100);
  }

  onVote(from: NodeId, { vote }: Vote): void {
    if (this.phase !== "voting") return;
    if (vote === "no") this.decide("abort");
    else if (this.heardFrom.add(from).size === this.participants.length) this.decide("commit");
  }

  onTimer(): void {
    if (this.phase === "voting") this.decide("abort");
    else this.tellThoseLeft();
  }

  decide(decision: Decision): void {
    this.ctx.log.force({ type: "decided", decision });
    this.tellAll(decision);
  }

  tellAll(outcome: Decision): void {
    this.phase = "telling";
    this.outcome = outcome;
    this.heardFrom.clear();
    this.ctx.decide(outcome);
    this.tellThoseLeft();
  }

  tellThoseLeft(): void {
    for (const id of this.participants) if (!this.heardFrom.has(id)) this.onInquiry(id);
    this.ctx.setTimer("patience", 50);
  }

  onAck(from: NodeId): void {
    if (this.phase !== "telling" || this.heardFrom.add(from).size < this.participants.length) return;
    this.ctx.cancelTimer("patience");
    this.ctx.log.write({ type: "end" }); // If a crash loses it, all are told and acknowledge once more.
    this.phase = "ended";
  }

  /** The log is kept, so that the answer is true even after the end. */
  onInquiry(from: NodeId): void {
    const decided = this.ctx.log.records[1];
    if (decided?.type === "decided") this.ctx.send(from, { type: "decision", decision: decided.decision });
  }
}
