/**
 * Two-phase commit turned over: an abort takes two rounds, a commit only one. Nobody can be beside both outcomes, and still
 * who is uncertain can be beside a commit: the second condition of the theorem is one of its own. [Skeen81]
 * Simplified: one transaction; for runs without failures.
 */
import { type Context, type Decision, defineCluster, type Node, type NodeId } from "@workbook/harness";
import { namesOf, type Protocol, participantsOf } from "./protocol.ts";

type ToCoordinator = { readonly type: "vote"; readonly vote: "yes" | "no" } | { readonly type: "ack" };
type ToParticipant =
  | { readonly type: "prepare" }
  | { readonly type: "preAbort" }
  | { readonly type: "decision"; readonly decision: Decision };

class Coordinator implements Node<ToCoordinator> {
  state: "waiting" | "preAborted" | "committed" | "aborted" = "waiting";
  readonly ctx: Context<ToParticipant>;
  readonly participants: readonly NodeId[];
  /** Whose answer is missing in this round. */
  readonly missing: Set<NodeId>;

  constructor(ctx: Context<ToParticipant>, participants: readonly NodeId[]) {
    this.ctx = ctx;
    this.participants = participants;
    this.missing = new Set(participants);
  }

  onStart(): void {
    this.tell({ type: "prepare" });
  }

  onVote(from: NodeId, { vote }: { readonly vote: "yes" | "no" }): void {
    if (this.state !== "waiting") return;
    if (vote === "no") return this.preAbort();
    this.missing.delete(from);
    if (this.missing.size === 0) this.decide("commit");
  }

  preAbort(): void {
    this.state = "preAborted";
    for (const id of this.participants) this.missing.add(id);
    this.tell({ type: "preAbort" });
  }

  /** Nobody who could still hope for a commit is left. */
  onAck(from: NodeId): void {
    this.missing.delete(from);
    if (this.missing.size === 0) this.decide("abort");
  }

  decide(decision: Decision): void {
    this.state = decision === "commit" ? "committed" : "aborted";
    this.ctx.decide(decision);
    this.tell({ type: "decision", decision });
  }

  tell(message: ToParticipant): void {
    for (const id of this.participants) this.ctx.send(id, message);
  }
}

class Participant implements Node<ToParticipant> {
  state: "initial" | "uncertain" | "preAborted" | "committed" | "aborted" = "initial";
  readonly ctx: Context<ToCoordinator>;
  readonly vote: "yes" | "no";

  constructor(ctx: Context<ToCoordinator>, vote: "yes" | "no") {
    this.ctx = ctx;
    this.vote = vote;
  }

  /** Who votes No waits as well: an abort by itself would be beside those who are uncertain. */
  onPrepare(from: NodeId): void {
    if (this.state === "initial") this.state = "uncertain";
    this.ctx.send(from, { type: "vote", vote: this.vote });
  }

  /** It can come before it was asked for its vote. */
  onPreAbort(from: NodeId): void {
    this.state = "preAborted";
    this.ctx.send(from, { type: "ack" });
  }

  onDecision(_from: NodeId, { decision }: { readonly decision: Decision }): void {
    this.state = decision === "commit" ? "committed" : "aborted";
    this.ctx.decide(decision);
  }
}

/** Two-phase commit with a round before an abort instead of one before a commit. */
export const preAbortTwoPhaseCommit: Protocol = defineCluster("pre-abort-two-phase-commit", ({ votes }) => ({
  nodes: {
    coordinator: (ctx) => new Coordinator(ctx, namesOf(votes)),
    ...participantsOf(votes, (vote) => (ctx) => new Participant(ctx, vote)),
  },
  inFlightCap: 8 * votes.length,
  interchangeable: [namesOf(votes)],
}));
