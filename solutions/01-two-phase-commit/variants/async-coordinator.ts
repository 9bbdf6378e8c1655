/** The first phase as one `async` function that reads from top to bottom; its latch is opened by votes and by the timer. */
import type { Variant } from "@workbook/grading";
import type { Context, Decision, Node, NodeId } from "@workbook/harness";
import type { ToCoordinator, ToParticipant, Vote } from "#given/messages.ts";

export const variant: Variant = { replaces: "coordinator.ts", shape: "the coordinator is an async function" };

export class Coordinator implements Node<ToCoordinator> {
  readonly ctx: Context<ToParticipant>;
  readonly participants: readonly NodeId[];
  readonly yes = new Set<NodeId>();
  readonly acknowledged = new Set<NodeId>();
  decision: Decision | undefined;
  outcome: ((decision: Decision) => void) | undefined;

  constructor(ctx: Context<ToParticipant>, participants: readonly NodeId[]) {
    this.ctx = ctx;
    this.participants = participants;
  }

  async onStart(): Promise<void> {
    for (const id of this.participants) this.ctx.send(id, { type: "prepare" });
    this.ctx.setTimer("votes", 100);
    this.decision = await this.votes();
    this.ctx.cancelTimer("votes");
    this.ctx.decide(this.decision);
    this.tell(this.decision);
  }

  votes(): Promise<Decision> {
    return new Promise((resolve) => {
      this.outcome = resolve;
    });
  }

  onVote(from: NodeId, { vote }: Vote): void {
    if (vote === "no") this.outcome?.("abort");
    else if (this.yes.add(from).size === this.participants.length) this.outcome?.("commit");
  }

  onTimer(): void {
    if (this.decision) this.tell(this.decision);
    else this.outcome?.("abort");
  }

  onAck(from: NodeId): void {
    this.acknowledged.add(from);
    if (this.acknowledged.size === this.participants.length) this.ctx.cancelTimer("again");
  }

  tell(decision: Decision): void {
    for (const id of this.participants) {
      if (!this.acknowledged.has(id)) this.ctx.send(id, { type: "decision", decision });
    }
    this.ctx.setTimer("again", 50);
  }
}
