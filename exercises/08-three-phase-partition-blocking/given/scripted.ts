/** Nodes that keep to a script: they bring your participant into a state, and tell it in which state the others are. */
import type { Context, NodeId } from "@workbook/harness";
import type { CanCommit, PreCommit, State, StateReply, ToParticipant, Vote } from "./messages.ts";

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

  onMessage(_from: NodeId, { type }: Vote | { readonly type: string }): void {
    if (type === "vote" && this.until === "preCommitted") this.ctx.send(this.participant, { type: "preCommit" });
  }
}

/** Answers for its state, is ready for what it is told to be if it can, and never asks anything. */
export class ScriptedParticipant {
  readonly ctx: Context<StateReply>;
  state: State;

  constructor(ctx: Context<StateReply>, state: State) {
    this.ctx = ctx;
    this.state = state;
  }

  onStart(): void {
    if (this.state === "committed") this.ctx.decide("commit");
    if (this.state === "aborted") this.ctx.decide("abort");
  }

  onMessage(from: NodeId, message: ToParticipant): void {
    if (message.type === "doCommit") return this.end("committed");
    if (message.type === "abort") return this.end("aborted");
    const state = readyFor(message);
    if (state === undefined && message.type !== "stateRequest") return;
    if (state && this.state === "uncertain") this.state = state;
    this.ctx.send(from, { type: "stateReply", state: this.state });
  }

  end(state: "committed" | "aborted"): void {
    if (this.state === "committed" || this.state === "aborted") return;
    this.state = state;
    this.ctx.decide(state === "committed" ? "commit" : "abort");
  }
}

/** What a message asks for, or shows to be within reach. */
function readyFor(message: ToParticipant): "preCommitted" | "preAborted" | undefined {
  if (message.type === "preCommit") return "preCommitted";
  if (message.type === "preAbort") return "preAborted";
  if (message.type !== "stateReply") return undefined;
  return message.state === "preCommitted" || message.state === "preAborted" ? message.state : undefined;
}

/** On the other side of the partition: nothing reaches it. */
export class Unreachable {
  onMessage(): void {}
}

/** Shows its state, and does nothing: a side of a partition as a picture. */
export class Shown {
  readonly ctx: Context;
  readonly state: State;

  constructor(ctx: Context, state: State) {
    this.ctx = ctx;
    this.state = state;
  }

  onStart(): void {
    this.ctx.emit(this.state);
  }

  onMessage(): void {}
}
