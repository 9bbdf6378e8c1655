/** A customer: orders, and asks again until it has a receipt. Finished; break it on purpose later. */
import type { Context, Node, NodeId } from "@workbook/harness";
import type { Order, Receipt } from "#given/messages.ts";

const patienceMs = 100;

/** Wants some things, one after another. */
export class Customer implements Node<Receipt> {
  /** The order that it is waiting for, from 1. */
  current = 0;
  readonly ctx: Context<Order>;
  readonly orders: number;

  constructor(ctx: Context<Order>, orders: number) {
    this.ctx = ctx;
    this.orders = orders;
  }

  onStart(): void {
    this.next();
  }

  onReceipt(_from: NodeId, { id }: Receipt): void {
    if (id !== this.current) return; // A receipt that the network repeats is no news.
    this.ctx.emit({ received: id });
    this.next();
  }

  /** The order or its receipt may be lost, so it asks again. */
  onTimer(): void {
    this.order();
  }

  next(): void {
    this.ctx.cancelTimer("patience");
    this.current += 1;
    if (this.current <= this.orders) this.order();
  }

  order(): void {
    this.ctx.send("shop", { type: "order", id: this.current });
    this.ctx.setTimer("patience", patienceMs);
  }
}
