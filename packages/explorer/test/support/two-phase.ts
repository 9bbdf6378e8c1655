/** A small two-phase commit with a log, to search in. */
import type { Context, Message, Node, NodeId } from "@workbook/harness";
import { clusterOf } from "./toy.ts";

type Decision = "commit" | "abort";
interface Prepare extends Message {
  readonly type: "prepare";
}
interface Vote extends Message {
  readonly type: "vote";
  readonly vote: "yes" | "no";
}
interface Decided extends Message {
  readonly type: "decision";
  readonly decision: Decision;
}
interface Ack extends Message {
  readonly type: "ack";
}

/** Collects votes; forces the decision before it tells. */
export class Coordinator implements Node<Vote | Ack> {
  readonly yes = new Set<NodeId>();
  readonly acks = new Set<NodeId>();
  decision: Decision | undefined;

  constructor(
    readonly ctx: Context<Prepare | Decided>,
    readonly participants: readonly NodeId[],
  ) {}

  onStart() {
    const record = this.ctx.log.records[0] as { decision: Decision } | undefined;
    if (record) return this.announce(record.decision);
    if (this.ctx.restarted) return this.decide("abort");
    for (const id of this.participants) this.ctx.send(id, { type: "prepare" });
    this.ctx.setTimer("votes", 100);
  }

  onVote(from: NodeId, { vote }: Vote) {
    if (this.decision) return;
    if (vote === "no") return this.decide("abort");
    this.yes.add(from);
    if (this.yes.size === this.participants.length) this.decide("commit");
  }

  onAck(from: NodeId) {
    this.acks.add(from);
    if (this.acks.size === this.participants.length) this.ctx.cancelTimer("acks");
  }

  onTimer(timer: string) {
    if (timer === "acks" && this.decision) this.announce(this.decision);
    else if (!this.decision) this.decide("abort");
  }

  decide(decision: Decision) {
    this.ctx.cancelTimer("votes");
    this.ctx.log.force({ decision });
    this.announce(decision);
  }

  announce(decision: Decision) {
    this.decision = decision;
    this.ctx.decide(decision);
    for (const id of this.participants) if (!this.acks.has(id)) this.ctx.send(id, { type: "decision", decision });
    this.ctx.setTimer("acks", 100);
  }
}

/** Votes as it is told; does nothing for its own recovery. */
export class Participant implements Node<Prepare | Decided> {
  decision: Decision | undefined;

  constructor(
    readonly ctx: Context<Vote | Ack>,
    readonly vote: "yes" | "no",
  ) {}

  onPrepare(from: NodeId) {
    if (this.decision) return;
    this.ctx.log.write({ voted: this.vote });
    this.ctx.send(from, { type: "vote", vote: this.vote });
    if (this.vote === "no") this.decide("abort");
  }

  onDecision(from: NodeId, { decision }: Decided) {
    this.decide(decision);
    this.ctx.send(from, { type: "ack" });
  }

  decide(decision: Decision) {
    if (this.decision) return;
    this.decision = decision;
    this.ctx.decide(decision);
  }
}

/** A coordinator and one participant for each vote. */
export function twoPhase(votes: readonly ("yes" | "no")[], coordinator: typeof Coordinator = Coordinator) {
  const participants = votes.map((_, index) => `p${index + 1}`);
  return clusterOf({
    coordinator: (ctx) => new coordinator(ctx, participants),
    ...Object.fromEntries(
      votes.map((vote, index) => [participants[index]!, (ctx: Context) => new Participant(ctx, vote)]),
    ),
  });
}
