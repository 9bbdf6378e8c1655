/**
 * What both roles have in common: they keep account of who is ready for what, say so to whoever has not heard, and remember what
 * they decided. [Skeen82]
 * Simplified: one transaction, whose nodes know each other from the start; each participant has one vote.
 */
import type { Context, Decision, NodeId } from "@workbook/harness";
import type { State, StateReply, ToCoordinator, ToParticipant } from "#given/messages.ts";
import type { Quorums } from "#given/quorums.ts";
import { classify } from "./classify.ts";

const patienceMs = 100;

/** What must not be forgotten: what was promised, what it is ready for, that the pre-commit has begun, what came of it. */
export type LogRecord =
  | { readonly type: "uncertain" | "preCommitted" | "preAborted" | "begun" }
  | { readonly type: "decided"; readonly decision: Decision };

/** A node that takes part in the transaction. */
export abstract class Process {
  outcome: Decision | undefined;
  /** How far each participant came, as far as this node has heard; of a participant itself, where it stands. */
  readonly known = new Map<NodeId, State | "silent">();
  readonly ctx: Context<ToCoordinator | ToParticipant, LogRecord>;
  /** All other nodes. */
  readonly others: readonly NodeId[];
  readonly quorums: Quorums;

  constructor(
    ctx: Context<ToCoordinator | ToParticipant, LogRecord>,
    others: readonly NodeId[],
    participants: readonly NodeId[],
    quorums: Quorums,
  ) {
    this.ctx = ctx;
    this.others = others;
    this.quorums = quorums;
    for (const id of participants) this.known.set(id, "silent");
  }

  wait(): void {
    this.ctx.setTimer("silence", patienceMs);
  }

  /** What a participant is ready for, it is ready for ever after: old news is as good as new. */
  onStateReply(from: NodeId, { state }: StateReply): void {
    if (this.outcome) return this.tell(from, this.outcome);
    this.known.set(from, state);
    const verdict = classify(
      [...this.known.values()].filter((one) => one !== "silent"),
      this.quorums,
    );
    if (verdict === "commit" || verdict === "abort") this.decide(verdict);
    else if (verdict === "tryAbort") this.makeReady("preAborted");
    else if (verdict === "tryCommit") this.makeReady("preCommitted");
  }

  /** A quorum may be within reach. */
  abstract makeReady(state: "preCommitted" | "preAborted"): void;

  onDoCommit(): void {
    this.decide("commit");
  }

  onAbort(): void {
    this.decide("abort");
  }

  tell(id: NodeId, decision: Decision): void {
    this.ctx.send(id, { type: decision === "commit" ? "doCommit" : "abort" });
  }

  /** Remembers before anybody hears of it. */
  decide(decision: Decision): void {
    if (this.outcome) return;
    this.ctx.log.force({ type: "decided", decision });
    this.carryOut(decision);
    for (const id of this.others) this.tell(id, decision);
  }

  carryOut(decision: Decision): void {
    this.outcome = decision;
    this.known.clear();
    this.ctx.cancelTimer("silence");
    this.ctx.decide(decision);
  }
}
