/** Presumed commit: a forced begin record, so that what is missing altogether was a commit; commits need no ack. [MLO86] */
import type { Variant } from "@workbook/grading";
import type { Context, Decision, Node, NodeId } from "@workbook/harness";
import type { End, ToCoordinator, ToParticipant, Vote } from "#given/messages.ts";

export const variant: Variant = { replaces: "coordinator.ts", shape: "presumes commit, with a forced begin record" };

type LogRecord = { readonly type: "begin" } | { readonly type: "commit" } | End;

export class Coordinator implements Node<ToCoordinator> {
  readonly ctx: Context<ToParticipant, LogRecord>;
  readonly participants: readonly NodeId[];
  readonly yes = new Set<NodeId>();
  readonly acknowledged = new Set<NodeId>();
  decision: Decision | undefined;

  constructor(ctx: Context<ToParticipant, LogRecord>, participants: readonly NodeId[]) {
    this.ctx = ctx;
    this.participants = participants;
  }

  onStart(): void {
    switch (this.ctx.log.records.at(-1)?.type) {
      case "end":
        this.decision = "commit"; // The presumption, whatever it was: who aborted has acknowledged and knows.
        return;
      case "commit":
        return this.commit();
      case "begin":
        return this.abort();
      default:
        return this.begin();
    }
  }

  begin(): void {
    this.ctx.log.force({ type: "begin" });
    for (const id of this.participants) this.ctx.send(id, { type: "prepare" });
    this.ctx.setTimer("votes", 100);
  }

  onVote(from: NodeId, { vote }: Vote): void {
    if (this.decision) return;
    if (vote === "no") this.abort();
    else if (this.yes.add(from).size === this.participants.length) {
      this.ctx.log.force({ type: "commit" });
      this.commit();
    }
  }

  onTimer(): void {
    if (this.decision) this.tell("abort");
    else this.abort();
  }

  /** Told once: who misses it asks, and hears the presumption. */
  commit(): void {
    this.settle("commit");
    for (const id of this.participants) this.ctx.send(id, { type: "decision", decision: "commit" });
    this.ctx.log.write({ type: "end" });
  }

  /** Begun and not committed is aborted, and must be remembered until everybody has acknowledged. */
  abort(): void {
    this.settle("abort");
    this.tell("abort");
  }

  settle(decision: Decision): void {
    this.ctx.cancelTimer("votes");
    this.decision = decision;
    this.ctx.decide(decision);
  }

  tell(decision: Decision): void {
    for (const id of this.participants)
      if (!this.acknowledged.has(id)) this.ctx.send(id, { type: "decision", decision });
    this.ctx.setTimer("acks", 50);
  }

  onAck(from: NodeId): void {
    if (this.decision !== "abort" || this.acknowledged.add(from).size < this.participants.length) return;
    this.ctx.cancelTimer("acks");
    this.ctx.log.compact([{ type: "end" }]);
    this.decision = "commit";
  }

  onInquiry(from: NodeId): void {
    if (this.decision) this.ctx.send(from, { type: "decision", decision: this.decision });
  }
}
