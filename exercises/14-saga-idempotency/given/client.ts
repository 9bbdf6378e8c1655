/** A client that asks for what it is told to, and knows nothing of sagas: it shows what an idempotent receiver does. */
import type { Context, NodeId, SingleHandlerNode } from "@workbook/harness";
import type { Answer, Charge, Refund, Request } from "./messages.ts";
import { retryAfterMs } from "./payments.ts";

/** Sends the requests of a round all at once, and those of the next when each has a definite answer. */
export class Client implements SingleHandlerNode<Answer> {
  readonly ctx: Context<Request>;
  readonly receiver: NodeId;
  readonly rounds: readonly (readonly Request[])[];
  round = -1;
  /** The requests of this round without a definite answer. */
  open: readonly Request[] = [];

  constructor(ctx: Context<Request>, receiver: NodeId, rounds: readonly (readonly Request[])[]) {
    this.ctx = ctx;
    this.receiver = receiver;
    this.rounds = rounds;
  }

  onStart(): void {
    this.next();
  }

  onMessage(_from: NodeId, answer: Answer): void {
    if (answer.type === "conflict") return; // The timer asks again.
    const asked = answer.type === "refunded" ? "refund" : "charge";
    const index = this.open.findIndex(({ type, key }) => type === asked && key === answer.key);
    if (index < 0) return;
    this.open = this.open.filter((_, at) => at !== index);
    if (this.open.length > 0) return;
    this.ctx.cancelTimer("retry");
    this.next();
  }

  onTimer(): void {
    this.ask();
  }

  private next(): void {
    this.round++;
    this.open = this.rounds[this.round] ?? [];
    if (this.open.length > 0) this.ask();
    else this.ctx.emit({ type: "done" });
  }

  private ask(): void {
    for (const request of this.open) this.ctx.send(this.receiver, request);
    this.ctx.setTimer("retry", retryAfterMs);
  }
}

/** Reads `charge k 4200 + refund k, charge k 4200`: rounds parted by commas, requests that go together by a plus. */
export function roundsOf(says: string): Request[][] {
  return says.split(", ").map((round) => round.split(" + ").map(requestOf));
}

function requestOf(words: string): Charge | Refund {
  const [type, key = "", cents] = words.split(" ");
  if (type === "refund") return { type, key };
  return { type: "charge", key, account: "ann", cents: Number(cents) };
}
