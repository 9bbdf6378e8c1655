/**
 * A participant written from the lesson alone, in one class: one timer, a phase for each wait, and questions to the lower
 * nodes first. Only who hears from none of them asks the others.
 */
import type { Variant } from "@workbook/grading";
import type { Context, Decision, Node, NodeId } from "@workbook/harness";
import type { State, StateReply, ToCoordinator, ToParticipant, Vote } from "#given/messages.ts";

export const variant: Variant = { replaces: "participant.ts", shape: "asks the lower nodes first, then the higher" };

type Phase = "vote" | "outcome" | "lower" | "higher" | "acks" | "recovery" | "done";
type LogRecord = "promise" | Decision;

export class Participant implements Node<ToParticipant> {
  phase: Phase = "vote";
  ready = false;
  outcome: Decision | undefined;
  answers: [NodeId, State][] = [];
  readonly ctx: Context<ToCoordinator | ToParticipant, LogRecord>;
  readonly vote: Vote["vote"];
  readonly coordinator: NodeId;
  readonly lower: readonly NodeId[];
  readonly higher: readonly NodeId[];

  constructor(
    ctx: Context<ToCoordinator | ToParticipant, LogRecord>,
    vote: Vote["vote"],
    coordinator: NodeId,
    participants: readonly NodeId[],
  ) {
    this.ctx = ctx;
    this.vote = vote;
    this.coordinator = coordinator;
    const own = participants.indexOf(ctx.id);
    this.lower = [coordinator, ...participants.slice(0, own)];
    this.higher = participants.slice(own + 1);
  }

  onStart(): void {
    const last = this.ctx.log.records.at(-1);
    if (last === "commit" || last === "abort") this.end(last);
    else if (last === "promise") this.enter("recovery");
    else if (this.ctx.restarted) this.settle("abort");
    else this.enter("vote");
  }

  enter(phase: Phase): void {
    this.phase = phase;
    this.ctx.setTimer("patience", 100);
  }

  onCanCommit(from: NodeId): void {
    if (this.phase !== "vote") return;
    if (this.vote === "no") this.settle("abort");
    else {
      this.ctx.log.force("promise");
      this.enter("outcome");
    }
    this.ctx.send(from, { type: "vote", vote: this.vote });
  }

  onPreCommit(from: NodeId): void {
    if (this.phase === "vote" || this.phase === "recovery" || this.phase === "done") return;
    this.ready = true;
    this.ctx.send(from, { type: "ack" });
    this.enter("outcome");
  }

  onAck(): void {}

  onDoCommit(from: NodeId): void {
    this.settle("commit");
    if (from === this.coordinator) this.ctx.send(from, { type: "ack" });
  }

  onAbort(): void {
    this.settle("abort");
  }

  onTimer(): void {
    switch (this.phase) {
      case "vote":
        return this.settle("abort");
      case "outcome":
        return this.ask("lower", this.lower);
      case "lower":
        return this.answers.length > 0 ? this.enter("outcome") : this.ask("higher", this.higher);
      case "higher":
        return this.lead();
      case "acks":
        return this.announce("commit");
      case "recovery":
        return this.ask("recovery", [...this.lower, ...this.higher]);
    }
  }

  ask(phase: Phase, nodes: readonly NodeId[]): void {
    this.answers = [];
    for (const id of nodes) this.ctx.send(id, { type: "stateRequest" });
    this.enter(phase);
  }

  onStateRequest(from: NodeId): void {
    if (this.phase === "recovery") return;
    const ended = this.outcome && (this.outcome === "commit" ? "committed" : "aborted");
    this.ctx.send(from, { type: "stateReply", state: ended ?? (this.ready ? "preCommitted" : "uncertain") });
  }

  onStateReply(from: NodeId, { state }: StateReply): void {
    if (state === "committed") this.settle("commit");
    else if (state === "aborted") this.settle("abort");
    else if (this.phase === "lower" || this.phase === "higher") this.answers.push([from, state]);
  }

  lead(): void {
    this.ready ||= this.answers.some(([, state]) => state === "preCommitted");
    if (!this.ready) return this.announce("abort");
    for (const [id, state] of this.answers) if (state === "uncertain") this.ctx.send(id, { type: "preCommit" });
    this.enter("acks");
  }

  announce(decision: Decision): void {
    this.settle(decision);
    for (const id of [...this.lower.slice(1), ...this.higher])
      this.ctx.send(id, { type: decision === "commit" ? "doCommit" : "abort" });
  }

  settle(decision: Decision): void {
    if (this.outcome) return;
    this.ctx.log.force(decision);
    this.end(decision);
  }

  end(decision: Decision): void {
    this.outcome = decision;
    this.phase = "done";
    this.answers = [];
    this.ctx.cancelTimer("patience");
    this.ctx.decide(decision);
  }
}
