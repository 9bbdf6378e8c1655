/**
 * What both roles of three-phase commit have in common: they answer for their state, remember their decision, and after
 * a crash ask for what they missed. [Skeen81, BHG87 ch. 7]
 * Simplified: one transaction, whose nodes know each other from the start; no message is lost.
 */
import type { Context, Decision, NodeId } from "@workbook/harness";
import type { State, StateReply, ToCoordinator, ToParticipant } from "#given/messages.ts";

const inquiryMs = 100;

/** What must not be forgotten: the promise, and what came of it. That it was pre-committed helps nobody after a crash. */
export type LogRecord = { readonly type: "yes" } | { readonly type: "decided"; readonly decision: Decision };

/** A node that takes part in the transaction. */
export abstract class Process {
  /** `recovering`: back from a crash, in doubt, and in no round until it has learned the outcome. */
  state: State | "initial" | "recovering" = "initial";
  readonly ctx: Context<ToCoordinator | ToParticipant, LogRecord>;
  /** All other nodes. */
  readonly others: readonly NodeId[];

  constructor(ctx: Context<ToCoordinator | ToParticipant, LogRecord>, others: readonly NodeId[]) {
    this.ctx = ctx;
    this.others = others;
  }

  /** The first start. */
  abstract begin(): void;

  /** The first start, or a recovery: then the log says whether the outcome is known. */
  onStart(): void {
    const last = this.ctx.log.records.at(-1);
    if (last?.type === "decided") this.carryOut(last.decision);
    else if (this.ctx.restarted) this.recover();
    else this.begin();
  }

  /** Who leads will tell. If nobody does, it asks. */
  recover(): void {
    this.state = "recovering";
    this.ctx.setTimer("inquiry", inquiryMs);
  }

  /** Asks everybody how far they came, and waits: when nothing is on its way any more, all who are up have answered. */
  ask(timer: string, ms: number): void {
    for (const id of this.others) this.ctx.send(id, { type: "stateRequest" });
    this.ctx.setTimer(timer, ms);
  }

  /** What a recovering node knows is out of date: the others may have gone on without it. */
  onStateRequest(from: NodeId): void {
    if (this.state === "recovering") return;
    const state = this.state === "initial" ? "uncertain" : this.state;
    this.ctx.send(from, { type: "stateReply", state });
  }

  onStateReply(_from: NodeId, { state }: StateReply): void {
    if (state === "committed") this.decide("commit");
    if (state === "aborted") this.decide("abort");
  }

  get decided(): boolean {
    return this.state === "committed" || this.state === "aborted";
  }

  /** Remembers before it tells: after a crash others may have nobody left to ask but this node. */
  decide(decision: Decision): void {
    if (this.decided) return;
    this.ctx.log.force({ type: "decided", decision });
    this.carryOut(decision);
  }

  carryOut(decision: Decision): void {
    this.state = decision === "commit" ? "committed" : "aborted";
    for (const timer of ["silence", "states", "acks", "inquiry"]) this.ctx.cancelTimer(timer);
    this.ctx.decide(decision);
  }
}
