/** A receiver that is long at work on the first request: it shows what a sender does meanwhile. */
import type { Context, Node, NodeId } from "@workbook/harness";
import type { Answer, Charge, Refund } from "./messages.ts";

/** Answers so many requests with `conflict` before it answers well. */
export class BusyReceiver implements Node<Charge | Refund> {
  readonly ctx: Context<Answer>;
  busy: number;

  constructor(ctx: Context<Answer>, busy: number) {
    this.ctx = ctx;
    this.busy = busy;
  }

  onCharge(from: NodeId, { key }: Charge): void {
    this.ctx.send(from, this.isBusy() ? { type: "conflict", key } : { type: "charged", key, receipt: 1 });
  }

  onRefund(from: NodeId, { key }: Refund): void {
    this.ctx.send(from, this.isBusy() ? { type: "conflict", key } : { type: "refunded", key });
  }

  private isBusy(): boolean {
    return this.busy > 0 && this.busy-- > 0;
  }
}
