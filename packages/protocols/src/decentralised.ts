/**
 * Decentralised two-phase commit: everybody tells everybody its vote, and nobody leads. [Skeen81]
 * Simplified: one transaction, which all know of from the start; nobody crashes and comes back.
 */
import { type Context, defineCluster, type Node, type NodeId } from "@workbook/harness";
import { namesOf, type Protocol, participantsOf } from "./protocol.ts";

interface VoteMessage {
  readonly type: "vote";
  readonly vote: "yes" | "no";
}

class Peer implements Node<VoteMessage> {
  state: "uncertain" | "committed" | "aborted" = "uncertain";
  readonly ctx: Context<VoteMessage>;
  readonly vote: "yes" | "no";
  readonly others: readonly NodeId[];
  /** Whose Yes is missing. */
  readonly missing: Set<NodeId>;

  constructor(ctx: Context<VoteMessage>, vote: "yes" | "no", others: readonly NodeId[]) {
    this.ctx = ctx;
    this.vote = vote;
    this.others = others;
    this.missing = new Set(others);
  }

  onStart(): void {
    for (const id of this.others) this.ctx.send(id, { type: "vote", vote: this.vote });
    if (this.vote === "no") this.decide("abort");
    else this.settle();
  }

  onVote(from: NodeId, { vote }: VoteMessage): void {
    if (vote === "no") return this.decide("abort");
    this.missing.delete(from);
    this.settle();
  }

  settle(): void {
    if (this.missing.size === 0) this.decide("commit");
  }

  decide(decision: "commit" | "abort"): void {
    if (this.state !== "uncertain") return;
    this.state = decision === "commit" ? "committed" : "aborted";
    this.ctx.decide(decision);
  }
}

/** Decentralised two-phase commit: there is no coordinator. */
export const decentralisedTwoPhaseCommit: Protocol = defineCluster("decentralised-two-phase-commit", ({ votes }) => ({
  nodes: participantsOf(votes, (vote, others) => (ctx) => new Peer(ctx, vote, others)),
  inFlightCap: 2 * votes.length * votes.length,
  interchangeable: [namesOf(votes)],
}));
