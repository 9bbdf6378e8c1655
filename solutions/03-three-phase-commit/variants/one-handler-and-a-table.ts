/** A participant as Skeen draws it: a table from state and event to state, actions aside. [Skeen81] */
import type { Variant } from "@workbook/grading";
import type { Context, NodeId, SingleHandlerNode } from "@workbook/harness";
import type { Ack, ToParticipant, Vote } from "#given/messages.ts";

export const variant: Variant = { replaces: "participant.ts", shape: "one handler, and a table of transitions" };

type Event = ToParticipant["type"] | "timeout";

/** Letters as in the paper: initial, uncertain, prepared, committed, aborted. */
const transitions: Record<string, Partial<Record<Event, string>>> = {
  q: { canCommit: "w", timeout: "a", abort: "a" },
  w: { preCommit: "p", timeout: "a", abort: "a" },
  p: { doCommit: "c", timeout: "c" },
};

export class Participant implements SingleHandlerNode<ToParticipant> {
  at = "q";
  readonly ctx: Context<Vote | Ack>;
  readonly willing: boolean;
  readonly coordinator: NodeId;

  constructor(ctx: Context<Vote | Ack>, vote: Vote["vote"], coordinator: NodeId) {
    this.ctx = ctx;
    this.willing = vote === "yes";
    this.coordinator = coordinator;
  }

  onStart(): void {
    this.ctx.setTimer("silence", 1_000);
  }

  onTimer(): void {
    this.take("timeout");
  }

  onMessage(_from: NodeId, { type }: ToParticipant): void {
    this.take(type);
  }

  take(event: Event): void {
    const to = transitions[this.at]?.[event];
    if (to === undefined) return;
    if (event === "canCommit") this.ctx.send(this.coordinator, { type: "vote", vote: this.willing ? "yes" : "no" });
    this.at = event === "canCommit" && !this.willing ? "a" : to;
    if (this.at === "p") this.ctx.send(this.coordinator, { type: "ack" });
    if (this.at === "c" || this.at === "a") {
      this.ctx.cancelTimer("silence");
      this.ctx.decide(this.at === "c" ? "commit" : "abort");
    } else this.ctx.setTimer("silence", 1_000);
  }
}
