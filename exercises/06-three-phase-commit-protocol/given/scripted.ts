/** Nodes that keep to a script: they bring your participant into a state, and tell it in which state the others are. */
import type { Context, NodeId } from "@workbook/harness";
import type { Ack, CanCommit, PreCommit, State, StateReply, ToParticipant, Vote } from "./messages.ts";

/** Leads one participant into a state, and is never heard of again. */
export class ScriptedCoordinator {
  readonly ctx: Context<CanCommit | PreCommit>;
  readonly participant: NodeId;
  readonly until: "uncertain" | "preCommitted";

  constructor(ctx: Context<CanCommit | PreCommit>, participant: NodeId, until: "uncertain" | "preCommitted") {
    this.ctx = ctx;
    this.participant = participant;
    this.until = until;
  }

  onStart(): void {
    this.ctx.send(this.participant, { type: "canCommit" });
  }

  onMessage(_from: NodeId, { type }: Vote | Ack | { readonly type: string }): void {
    if (type === "vote" && this.until === "preCommitted") this.ctx.send(this.participant, { type: "preCommit" });
  }
}

/** Answers for its state, acknowledges what it is told, and never asks anything. */
export class ScriptedParticipant {
  readonly ctx: Context<StateReply | Ack>;
  state: State;

  constructor(ctx: Context<StateReply | Ack>, state: State) {
    this.ctx = ctx;
    this.state = state;
  }

  onStart(): void {
    if (this.state === "committed") this.ctx.decide("commit");
    if (this.state === "aborted") this.ctx.decide("abort");
  }

  onMessage(from: NodeId, { type }: ToParticipant): void {
    if (type === "stateRequest") return this.ctx.send(from, { type: "stateReply", state: this.state });
    if (this.state === "committed" || this.state === "aborted") return;
    if (type === "preCommit") {
      this.state = "preCommitted";
      this.ctx.send(from, { type: "ack" });
    } else if (type === "doCommit") this.end("committed");
    else if (type === "abort") this.end("aborted");
  }

  end(state: "committed" | "aborted"): void {
    this.state = state;
    this.ctx.decide(state === "committed" ? "commit" : "abort");
  }
}
