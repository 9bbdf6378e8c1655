/**
 * The coordinator of three-phase commit: asks, prepares everybody to commit, commits. [Skeen81, BHG87 ch. 7]
 * Simplified: one transaction; a crash is for ever, and falls between two transitions; timeouts detect crashes and nothing else.
 */
import type { Context, Node, NodeId } from "@workbook/harness";
import type { ToCoordinator, ToParticipant, Vote } from "#given/messages.ts";

const patienceMs = 100;

/** Skeen's states: waiting for votes, prepared to commit, committed, aborted. */
type State = "waiting" | "prepared" | "committed" | "aborted";

/** Decides whether the transaction commits, and lets nobody commit before everybody knows that it may. */
export class Coordinator implements Node<ToCoordinator> {
  state: State = "waiting";
  readonly ctx: Context<ToParticipant>;
  readonly participants: readonly NodeId[];
  readonly yes = new Set<NodeId>();
  readonly acks = new Set<NodeId>();

  constructor(ctx: Context<ToParticipant>, participants: readonly NodeId[]) {
    this.ctx = ctx;
    this.participants = participants;
  }

  /** Round one. */
  onStart(): void {
    this.tell({ type: "canCommit" });
    this.ctx.setTimer("votes", patienceMs);
  }

  onVote(from: NodeId, { vote }: Vote): void {
    if (this.state !== "waiting") return;
    if (vote === "no") return this.abort();
    this.yes.add(from);
    if (this.yes.size === this.participants.length) this.preCommit();
  }

  /** Round two. From here on the outcome can be no other than commit. */
  preCommit(): void {
    this.state = "prepared";
    this.tell({ type: "preCommit" });
    this.ctx.cancelTimer("votes");
    this.ctx.setTimer("acks", patienceMs);
  }

  onAck(from: NodeId): void {
    this.acks.add(from);
    if (this.state === "prepared" && this.acks.size === this.participants.length) this.commit();
  }

  /** Silence before round two is a No. Silence after it is a crash, of somebody who no longer matters. */
  onTimer(timer: string): void {
    if (timer === "votes") this.abort();
    else this.commit();
  }

  /** Round three. Nobody who is up is uncertain any more. */
  commit(): void {
    this.state = "committed";
    this.ctx.cancelTimer("acks");
    this.ctx.decide("commit");
    this.tell({ type: "doCommit" });
  }

  abort(): void {
    this.state = "aborted";
    this.ctx.cancelTimer("votes");
    this.ctx.decide("abort");
    this.tell({ type: "abort" });
  }

  tell(message: ToParticipant): void {
    for (const id of this.participants) this.ctx.send(id, message);
  }
}
