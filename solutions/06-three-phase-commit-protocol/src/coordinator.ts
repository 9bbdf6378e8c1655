/**
 * The coordinator of three-phase commit. It leads as long as it does not crash; when it comes back, others have led.
 * [Skeen81, BHG87 ch. 7]
 * Simplified: one transaction.
 */
import type { Context, Node, NodeId } from "@workbook/harness";
import type { ToCoordinator, ToParticipant, Vote } from "#given/messages.ts";
import { type LogRecord, Process } from "./process.ts";

const patienceMs = 100;

/** Decides whether the transaction commits, and lets nobody commit before everybody knows that it may. */
export class Coordinator extends Process implements Node<ToCoordinator> {
  readonly participants: readonly NodeId[];
  /** Whose answer is missing in this round. */
  readonly missing: Set<NodeId>;

  constructor(ctx: Context<ToCoordinator | ToParticipant, LogRecord>, participants: readonly NodeId[]) {
    super(ctx, participants);
    this.participants = participants;
    this.missing = new Set(participants);
  }

  /** Round one. */
  begin(): void {
    this.state = "uncertain";
    this.tell({ type: "canCommit" });
    this.ctx.setTimer("silence", patienceMs);
  }

  onVote(from: NodeId, { vote }: Vote): void {
    if (this.state !== "uncertain") return;
    if (vote === "no") return this.abort();
    this.missing.delete(from);
    if (this.missing.size === 0) this.preCommit();
  }

  /** Round two. */
  preCommit(): void {
    this.state = "preCommitted";
    for (const id of this.participants) this.missing.add(id);
    this.tell({ type: "preCommit" });
    this.ctx.setTimer("silence", patienceMs);
  }

  onAck(from: NodeId): void {
    this.missing.delete(from);
    if (this.state === "preCommitted" && this.missing.size === 0) this.commit();
  }

  /** Nothing is on its way: who is silent is down. Who is down can prevent a pre-commit, and no longer a commit. */
  onTimer(timer: string): void {
    if (timer === "inquiry") this.ask("inquiry", patienceMs);
    else if (this.state === "preCommitted") this.commit();
    else this.abort();
  }

  /** Round three. */
  commit(): void {
    this.decide("commit");
    this.tell({ type: "doCommit" });
  }

  abort(): void {
    this.decide("abort");
    this.tell({ type: "abort" });
  }

  tell(message: ToParticipant): void {
    for (const id of this.participants) this.ctx.send(id, message);
  }
}
