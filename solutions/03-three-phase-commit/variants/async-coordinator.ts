/** The three rounds from top to bottom, each ended by a latch that a message or a sleep opens. */
import type { Variant } from "@workbook/grading";
import type { Context, Node, NodeId } from "@workbook/harness";
import type { ToCoordinator, ToParticipant, Vote } from "#given/messages.ts";

export const variant: Variant = { replaces: "coordinator.ts", shape: "an async function, round after round" };

type Answer = "yes" | "no" | "ack" | "silence";

export class Coordinator implements Node<ToCoordinator> {
  readonly ctx: Context<ToParticipant>;
  readonly participants: readonly NodeId[];
  missing = new Set<NodeId>();
  expected: Answer = "yes";
  open: (complete: boolean) => void = () => {};

  constructor(ctx: Context<ToParticipant>, participants: readonly NodeId[]) {
    this.ctx = ctx;
    this.participants = participants;
  }

  async onStart(): Promise<void> {
    if (!(await this.round("canCommit", "yes"))) return this.end("abort");
    await this.round("preCommit", "ack");
    this.end("commit");
  }

  /** Tells everybody, and waits for everybody's answer, a No, or silence. */
  round(type: "canCommit" | "preCommit", expected: Answer): Promise<boolean> {
    this.missing = new Set(this.participants);
    this.expected = expected;
    for (const id of this.participants) this.ctx.send(id, { type });
    this.ctx.setTimer("silence", 100);
    return new Promise((resolve) => {
      this.open = resolve;
    });
  }

  answer(from: NodeId, answer: Answer): void {
    if (answer !== this.expected) return this.open(false);
    this.missing.delete(from);
    if (this.missing.size === 0) this.open(true);
  }

  onVote(from: NodeId, { vote }: Vote): void {
    this.answer(from, vote);
  }

  onAck(from: NodeId): void {
    this.answer(from, "ack");
  }

  onTimer(): void {
    this.open(false);
  }

  end(decision: "commit" | "abort"): void {
    this.ctx.cancelTimer("silence");
    this.ctx.decide(decision);
    for (const id of this.participants) this.ctx.send(id, { type: decision === "commit" ? "doCommit" : "abort" });
  }
}
