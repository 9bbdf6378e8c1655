/** A participant as a table: in which state, on which message, what is done and which state follows. */
import type { Variant } from "@workbook/grading";
import type { Context, NodeId, SingleHandlerNode } from "@workbook/harness";
import type { ToCoordinator, ToParticipant, Vote } from "#given/messages.ts";

export const variant: Variant = { replaces: "participant.ts", shape: "one message handler with a state table" };

type State = "idle" | "in doubt" | "committed" | "aborted";
type Event = "prepare" | "prepare, voting no" | "commit" | "abort";
interface Row {
  readonly next: State;
  readonly send: readonly ToCoordinator[];
}

const vote = (what: Vote["vote"]): ToCoordinator => ({ type: "vote", vote: what });
const ack: ToCoordinator = { type: "ack" };

const table: Record<State, Record<Event, Row>> = {
  idle: {
    prepare: { next: "in doubt", send: [vote("yes")] },
    "prepare, voting no": { next: "aborted", send: [vote("no")] },
    commit: { next: "committed", send: [ack] },
    abort: { next: "aborted", send: [ack] },
  },
  "in doubt": {
    prepare: { next: "in doubt", send: [vote("yes")] },
    "prepare, voting no": { next: "in doubt", send: [] },
    commit: { next: "committed", send: [ack] },
    abort: { next: "aborted", send: [ack] },
  },
  committed: {
    prepare: { next: "committed", send: [] },
    "prepare, voting no": { next: "committed", send: [] },
    commit: { next: "committed", send: [ack] },
    abort: { next: "committed", send: [ack] },
  },
  aborted: {
    prepare: { next: "aborted", send: [vote("no")] },
    "prepare, voting no": { next: "aborted", send: [vote("no")] },
    commit: { next: "aborted", send: [ack] },
    abort: { next: "aborted", send: [ack] },
  },
};

export class Participant implements SingleHandlerNode<ToParticipant> {
  state: State = "idle";
  readonly ctx: Context<ToCoordinator>;
  readonly vote: Vote["vote"];

  constructor(ctx: Context<ToCoordinator>, vote: Vote["vote"]) {
    this.ctx = ctx;
    this.vote = vote;
  }

  onStart(): void {
    this.ctx.setTimer("prepare", 100);
  }

  onTimer(): void {
    if (this.state === "idle") this.enter("aborted");
  }

  onMessage(from: NodeId, message: ToParticipant): void {
    const event =
      message.type === "decision" ? message.decision : this.vote === "no" ? "prepare, voting no" : "prepare";
    const { next, send } = table[this.state][event];
    this.enter(next);
    for (const reply of send) this.ctx.send(from, reply);
  }

  enter(next: State): void {
    if (next === this.state) return;
    this.state = next;
    if (next === "committed") this.ctx.decide("commit");
    if (next === "aborted") this.ctx.decide("abort");
  }
}
