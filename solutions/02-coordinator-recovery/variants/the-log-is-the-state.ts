/** A participant without a field of its own: what its log says is all that it knows, before and after a crash. */
import type { Variant } from "@workbook/grading";
import type { Context, Decision, NodeId, SingleHandlerNode } from "@workbook/harness";
import type { Ack, Decided, Inquiry, ToParticipant, Vote } from "#given/messages.ts";

export const variant: Variant = { replaces: "participant.ts", shape: "one handler; the log is the only state" };

type LogRecord = "voted yes" | Decision;

export class Participant implements SingleHandlerNode<ToParticipant> {
  readonly ctx: Context<Vote | Ack | Inquiry | Decided, LogRecord>;
  readonly vote: Vote["vote"];
  readonly peers: readonly NodeId[];

  constructor(
    ctx: Context<Vote | Ack | Inquiry | Decided, LogRecord>,
    vote: Vote["vote"],
    coordinator: NodeId,
    others: readonly NodeId[],
  ) {
    this.ctx = ctx;
    this.vote = vote;
    this.peers = [coordinator, ...others];
  }

  get promised(): boolean {
    return this.ctx.log.records[0] === "voted yes";
  }

  get outcome(): Decision | undefined {
    return this.ctx.log.records.find((record) => record !== "voted yes");
  }

  onStart(): void {
    if (this.outcome) this.ctx.decide(this.outcome);
    else if (this.promised) this.ask();
    else if (this.ctx.restarted) this.settle("abort");
    else this.ctx.setTimer("patience", 100);
  }

  onTimer(): void {
    if (this.outcome) return;
    if (this.promised) this.ask();
    else this.settle("abort");
  }

  onMessage(from: NodeId, message: ToParticipant): void {
    switch (message.type) {
      case "prepare":
        if (!this.outcome && !this.promised) this.makeUpItsMind();
        return this.ctx.send(from, { type: "vote", vote: this.promised ? "yes" : "no" });
      case "decision":
        this.settle(message.decision);
        if (from === this.peers[0]) this.ctx.send(from, { type: "ack" });
        return;
      case "inquiry":
        if (!this.promised) this.settle("abort");
        if (this.outcome) this.ctx.send(from, { type: "decision", decision: this.outcome });
    }
  }

  makeUpItsMind(): void {
    if (this.vote === "no") return this.settle("abort");
    this.ctx.log.force("voted yes");
    this.ctx.setTimer("patience", 100);
  }

  ask(): void {
    for (const peer of this.peers) this.ctx.send(peer, { type: "inquiry" });
    this.ctx.setTimer("patience", 100);
  }

  settle(decision: Decision): void {
    if (this.outcome) return;
    this.ctx.log.force(decision);
    this.ctx.decide(decision);
  }
}
