/** The first phase as one `async` function that reads from top to bottom; its latch is opened by votes and by the timer. */
import type { Variant } from "@workbook/grading";
import type { Context, Decision, Node, NodeId } from "@workbook/harness";
import type { End, ToCoordinator, ToParticipant, Vote } from "#given/messages.ts";

export const variant: Variant = { replaces: "coordinator.ts", shape: "the coordinator is an async function" };

type LogRecord = "commit" | End;

export class Coordinator implements Node<ToCoordinator> {
  readonly ctx: Context<ToParticipant, LogRecord>;
  readonly participants: readonly NodeId[];
  readonly yes = new Set<NodeId>();
  readonly acknowledged = new Set<NodeId>();
  answer: Decision | undefined;
  voted: ((decision: Decision) => void) | undefined;

  constructor(ctx: Context<ToParticipant, LogRecord>, participants: readonly NodeId[]) {
    this.ctx = ctx;
    this.participants = participants;
  }

  async onStart(): Promise<void> {
    const [found] = this.ctx.log.records;
    if (found !== undefined && found !== "commit") {
      this.answer = "abort";
      return;
    }
    const decision = found ?? (this.ctx.restarted ? "abort" : await this.votes());
    if (decision === "commit" && !found) this.ctx.log.force("commit");
    this.answer = decision;
    this.ctx.decide(decision);
    this.tell(decision);
  }

  async votes(): Promise<Decision> {
    for (const id of this.participants) this.ctx.send(id, { type: "prepare" });
    this.ctx.setTimer("votes", 100);
    const decision = await new Promise<Decision>((resolve) => {
      this.voted = resolve;
    });
    this.ctx.cancelTimer("votes");
    return decision;
  }

  onVote(from: NodeId, { vote }: Vote): void {
    if (vote === "no") this.voted?.("abort");
    else if (this.yes.add(from).size === this.participants.length) this.voted?.("commit");
  }

  onTimer(): void {
    if (this.answer) this.tell(this.answer);
    else this.voted?.("abort");
  }

  tell(decision: Decision): void {
    for (const id of this.participants)
      if (!this.acknowledged.has(id)) this.ctx.send(id, { type: "decision", decision });
    this.ctx.setTimer("acks", 50);
  }

  onAck(from: NodeId): void {
    if (this.acknowledged.size === this.participants.length) return;
    if (this.acknowledged.add(from).size < this.participants.length) return;
    this.ctx.cancelTimer("acks");
    this.ctx.log.compact([{ type: "end" }]);
    this.answer = "abort";
  }

  onInquiry(from: NodeId): void {
    if (this.answer) this.ctx.send(from, { type: "decision", decision: this.answer });
  }
}
