/**
 * A participant of two-phase commit with crashes and cooperative termination. [Gray78, BHG87 ch. 7]
 * Simplified: one transaction, whose participants know each other from the start.
 */
import type { Context, Decision, Node, NodeId } from "@workbook/harness";
import type { Ack, Decided, Inquiry, ToParticipant, Vote } from "#given/messages.ts";

const prepareTimeoutMs = 100;
const inquiryMs = 100;

/** What a participant must not forget: that it voted Yes, and what came of it. */
type LogRecord = { readonly type: "prepared" } | { readonly type: "decided"; readonly decision: Decision };

/** Holds a part of the transaction, and carries out what is decided. */
export class Participant implements Node<ToParticipant> {
  prepared = false;
  decision: Decision | undefined;
  readonly ctx: Context<Vote | Ack | Inquiry | Decided, LogRecord>;
  readonly vote: Vote["vote"];
  readonly coordinator: NodeId;
  readonly others: readonly NodeId[];

  constructor(
    ctx: Context<Vote | Ack | Inquiry | Decided, LogRecord>,
    vote: Vote["vote"],
    coordinator: NodeId,
    others: readonly NodeId[],
  ) {
    this.ctx = ctx;
    this.vote = vote;
    this.coordinator = coordinator;
    this.others = others;
  }

  /** The first start, or a recovery: then the log says what has been promised. */
  onStart(): void {
    const last = this.ctx.log.records.at(-1);
    this.prepared = last !== undefined;
    if (last?.type === "decided") this.carryOut(last.decision);
    else if (last) this.inquire();
    else if (this.ctx.restarted)
      this.carryOut("abort"); // It may have aborted before; it cannot have voted Yes.
    else this.ctx.setTimer("prepare", prepareTimeoutMs);
  }

  /** The promise is stable before it is given, and what was promised once is promised for ever. */
  onPrepare(from: NodeId): void {
    if (this.vote === "no") this.decide("abort");
    if (!this.decision && !this.prepared) this.prepare();
    this.ctx.send(from, { type: "vote", vote: this.prepared ? "yes" : "no" });
  }

  prepare(): void {
    this.ctx.cancelTimer("prepare");
    this.ctx.log.force({ type: "prepared" });
    this.prepared = true;
    this.ctx.setTimer("inquiry", inquiryMs);
  }

  onTimer(timer: string): void {
    if (timer === "prepare") this.decide("abort");
    else this.inquire();
  }

  /** In doubt. Whoever answers knows: the coordinator, or a participant that has heard or has not voted. */
  inquire(): void {
    for (const id of [this.coordinator, ...this.others]) this.ctx.send(id, { type: "inquiry" });
    this.ctx.setTimer("inquiry", inquiryMs);
  }

  /** Who has not voted settles the question by aborting, and will never vote Yes. Who is in doubt stays silent. */
  onInquiry(from: NodeId): void {
    if (!this.prepared) this.decide("abort");
    if (this.decision) this.ctx.send(from, { type: "decision", decision: this.decision });
  }

  onDecision(from: NodeId, { decision }: Decided): void {
    this.decide(decision);
    if (from === this.coordinator) this.ctx.send(from, { type: "ack" }); // It must be stable by now.
  }

  decide(decision: Decision): void {
    if (this.decision) return;
    // Without a promise nothing need be remembered: a restart that finds no record aborts.
    if (this.prepared) this.ctx.log.force({ type: "decided", decision });
    this.carryOut(decision);
  }

  carryOut(decision: Decision): void {
    this.decision = decision;
    this.ctx.cancelTimer("prepare");
    this.ctx.cancelTimer("inquiry");
    this.ctx.decide(decision);
  }
}
