/** Many payments, one after another, by senders that hear nothing: each asks as late and as often as it may. */
import type { Context, NodeId, SingleHandlerNode } from "@workbook/harness";
import type { Answer, Charge } from "./messages.ts";
import type { Timing } from "./payments.ts";

/** From the first payment to the next, in milliseconds. */
export const spacingMs = 500;

/** Every payment is asked for at once, after half the time that there is, and at the last moment. */
export class Crowd implements SingleHandlerNode<Answer> {
  readonly ctx: Context<Charge>;
  readonly receiver: NodeId;
  readonly payments: number;
  readonly timing: Timing;

  constructor(ctx: Context<Charge>, receiver: NodeId, payments: number, timing: Timing) {
    this.ctx = ctx;
    this.receiver = receiver;
    this.payments = payments;
    this.timing = timing;
  }

  onStart(): void {
    for (let payment = 1; payment <= this.payments; payment++) {
      for (const part of [0, 0.5, 1])
        this.ctx.setTimer(`${payment}/${part}`, payment * spacingMs + part * this.timing.retryForMs);
    }
  }

  onTimer(name: string): void {
    const [payment] = name.split("/");
    this.ctx.send(this.receiver, { type: "charge", key: `order-${payment}/goods`, account: "ann", cents: 100 });
  }

  onMessage(_from: NodeId, _answer: Answer): void {
    // It hears nothing.
  }
}
