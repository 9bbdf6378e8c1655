/**
 * The coordinator of quorum-based three-phase commit: asks, gathers a commit quorum, commits. Once it has begun to gather one,
 * it knows no more than anybody else. [Skeen82]
 */
import type { Context, Node, NodeId } from "@workbook/harness";
import type { ToCoordinator, ToParticipant, Vote } from "#given/messages.ts";
import type { Quorums } from "#given/quorums.ts";
import { type LogRecord, Process } from "./process.ts";

/** Finds out whether everybody votes Yes, and has no vote in what becomes of it then. */
export class Coordinator extends Process implements Node<ToCoordinator> {
  /** Whose vote is missing. */
  readonly missing: Set<NodeId>;
  begun = false;

  constructor(
    ctx: Context<ToCoordinator | ToParticipant, LogRecord>,
    participants: readonly NodeId[],
    quorums: Quorums,
  ) {
    super(ctx, participants, participants, quorums);
    this.missing = new Set(participants);
  }

  /** The first start, or a recovery: who has not begun may still abort. */
  onStart(): void {
    const last = this.ctx.log.records.at(-1);
    if (last?.type === "decided") this.carryOut(last.decision);
    else if (last?.type === "begun") this.preCommit();
    else if (this.ctx.restarted) this.abort();
    else this.begin();
  }

  /** Round one. */
  begin(): void {
    for (const id of this.others) this.ctx.send(id, { type: "canCommit" });
    this.wait();
  }

  onVote(from: NodeId, { vote }: Vote): void {
    if (this.begun || this.outcome) return;
    if (vote === "no") return this.abort();
    this.missing.delete(from);
    if (this.missing.size > 0) return;
    this.ctx.log.force({ type: "begun" });
    this.preCommit();
  }

  /** Round two. From here on others may commit without it, so that it must never abort alone: not after a crash either. */
  preCommit(): void {
    this.begun = true;
    this.missing.clear();
    for (const id of this.others) this.ctx.send(id, { type: "preCommit" });
    this.wait();
  }

  /** It has no vote, and those who have know better. */
  makeReady(): void {}

  abort(): void {
    this.decide("abort");
  }

  onStateRequest(from: NodeId): void {
    if (this.outcome) this.tell(from, this.outcome);
  }

  onTimer(): void {
    if (this.begun) this.preCommit();
    else this.abort();
  }
}
