/**
 * The coordinator of two-phase commit with crashes, presuming abort. [Gray78, BHG87 ch. 7, MLO86]
 * Simplified: one transaction; an abort, too, is told until it is acknowledged.
 */
import type { Context, Decision, Node, NodeId } from "@workbook/harness";
import type { End, ToCoordinator, ToParticipant, Vote } from "#given/messages.ts";

const voteTimeoutMs = 100;
const retransmissionMs = 50;

/** What a log without a decision stands for, at the beginning and after the end. */
const presumption: Decision = "abort";

/** What the coordinator must not forget. An abort needs no record: it is presumed. */
type LogRecord = { readonly type: "commit" } | End;

/** Decides whether the transaction commits, and makes sure that everybody learns it, across crashes. */
export class Coordinator implements Node<ToCoordinator> {
  decision: Decision | undefined;
  readonly ctx: Context<ToParticipant, LogRecord>;
  readonly participants: readonly NodeId[];
  readonly yes = new Set<NodeId>();
  /** Who has yet to acknowledge the decision. */
  readonly uninformed: Set<NodeId>;

  constructor(ctx: Context<ToParticipant, LogRecord>, participants: readonly NodeId[]) {
    this.ctx = ctx;
    this.participants = participants;
    this.uninformed = new Set(participants);
  }

  /** The first start, or a recovery: then the log says how far the last incarnation came. */
  onStart(): void {
    const last = this.ctx.log.records.at(-1)?.type;
    if (last === "end") this.forget();
    else if (last === "commit") this.announce("commit");
    else if (this.ctx.restarted)
      this.announce(presumption); // Without the record nobody can have heard of a commit.
    else this.prepare();
  }

  /** Phase one: asks for votes. */
  prepare(): void {
    for (const id of this.participants) this.ctx.send(id, { type: "prepare" });
    this.ctx.setTimer("votes", voteTimeoutMs);
  }

  onVote(from: NodeId, { vote }: Vote): void {
    if (this.decision) return;
    if (vote === "no") return this.decide("abort");
    this.yes.add(from);
    if (this.yes.size === this.participants.length) this.decide("commit");
  }

  onTimer(timer: string): void {
    if (timer === "votes") this.decide("abort");
    else this.tell();
  }

  /** The commit point: the record is stable before anybody can learn of it. */
  decide(decision: Decision): void {
    this.ctx.cancelTimer("votes");
    if (decision === "commit") this.ctx.log.force({ type: "commit" });
    this.announce(decision);
  }

  /** Phase two. After a crash it begins again: who has acknowledged is not remembered. */
  announce(decision: Decision): void {
    this.decision = decision;
    this.ctx.decide(decision);
    this.tell();
  }

  tell(): void {
    for (const id of this.uninformed) this.inform(id);
    this.ctx.setTimer("retransmission", retransmissionMs);
  }

  inform(id: NodeId): void {
    if (this.decision) this.ctx.send(id, { type: "decision", decision: this.decision });
  }

  onAck(from: NodeId): void {
    if (!this.uninformed.delete(from) || this.uninformed.size > 0) return;
    this.ctx.cancelTimer("retransmission");
    this.ctx.log.compact([{ type: "end" }]); // All remember it themselves, so that this node need not.
    this.forget();
  }

  /** From here on every inquiry comes from somebody who knows, and may be answered anything. */
  forget(): void {
    this.decision = presumption;
    this.uninformed.clear();
  }

  /** While nothing is decided, anything that could be said might turn out wrong. */
  onInquiry(from: NodeId): void {
    this.inform(from);
  }
}
