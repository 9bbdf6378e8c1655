/** A small two-phase commit with a log, which can be made to err in the order of its effects. */
import type { Context, Decision, NodeFactory, NodeId } from "@workbook/harness";
import { console } from "./console.ts";

interface Vote {
  readonly type: "vote";
  readonly vote: "yes" | "no";
}
interface Decided {
  readonly type: "decision";
  readonly decision: Decision;
}
type Sent = { readonly type: "prepare" } | Vote | Decided | { readonly type: "ack" };

/** Whether the coordinator remembers a decision before it tells it. */
export type Order = "force first" | "tell first";

class Coordinator {
  yes = new Set<NodeId>();
  decision: Decision | undefined;
  readonly ctx: Context<Sent>;
  readonly participants: readonly NodeId[];
  readonly order: Order;

  constructor(ctx: Context<Sent>, participants: readonly NodeId[], order: Order) {
    this.ctx = ctx;
    this.participants = participants;
    this.order = order;
  }

  onStart(): void {
    if (this.ctx.restarted) return this.decide("abort");
    for (const id of this.participants) this.ctx.send(id, { type: "prepare" });
    this.ctx.setTimer("votes", 100);
  }

  onVote(from: NodeId, { vote }: Vote): void {
    if (this.decision) return;
    if (vote === "no") return this.decide("abort");
    this.yes.add(from);
    console.log(`${this.yes.size} of ${this.participants.length} voted yes`);
    if (this.yes.size === this.participants.length) this.decide("commit");
  }

  onTimer(): void {
    this.decide("abort");
  }

  onAck(): void {}

  decide(decision: Decision): void {
    this.decision = decision;
    this.ctx.cancelTimer("votes");
    if (this.order === "tell first") this.tell(decision);
    this.ctx.log.force({ type: "decided", decision });
    this.ctx.decide(decision);
    if (this.order === "force first") this.tell(decision);
  }

  tell(decision: Decision): void {
    for (const id of this.participants) this.ctx.send(id, { type: "decision", decision });
  }
}

class Participant {
  decision: Decision | undefined;
  readonly ctx: Context<Sent>;
  readonly vote: Vote["vote"];

  constructor(ctx: Context<Sent>, vote: Vote["vote"]) {
    this.ctx = ctx;
    this.vote = vote;
  }

  onStart(): void {
    if (!this.ctx.restarted) this.ctx.setTimer("prepare", 100);
  }

  onPrepare(from: NodeId): void {
    this.ctx.cancelTimer("prepare");
    if (this.vote === "no") this.decide("abort");
    else this.ctx.log.write({ type: "voted", vote: "yes" });
    this.ctx.send(from, { type: "vote", vote: this.decision === "abort" ? "no" : "yes" });
  }

  onTimer(): void {
    this.decide("abort");
  }

  onDecision(from: NodeId, { decision }: Decided): void {
    this.ctx.cancelTimer("prepare");
    this.decide(decision);
    this.ctx.send(from, { type: "ack" });
  }

  decide(decision: Decision): void {
    if (this.decision) return;
    this.decision = decision;
    this.ctx.log.force({ type: "decided", decision });
    this.ctx.decide(decision);
  }
}

/** A coordinator and one participant for each vote: p1, p2, … */
export function twoPhaseCommit(
  votes: readonly Vote["vote"][],
  order: Order = "force first",
): Record<NodeId, NodeFactory> {
  const participants = votes.map((_, index) => `p${index + 1}`);
  return {
    coordinator: (ctx) => new Coordinator(ctx, participants, order),
    ...Object.fromEntries(
      votes.map((vote, index): [NodeId, NodeFactory] => [`p${index + 1}`, (ctx) => new Participant(ctx, vote)]),
    ),
  };
}
