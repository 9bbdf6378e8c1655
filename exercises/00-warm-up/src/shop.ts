/** A shop: ships what is ordered, once, and sends a receipt. One line is missing. */
import { type Context, type Node, type NodeId, todo } from "@workbook/harness";
import type { Order, Receipt } from "#given/messages.ts";

/** Ships each order once. */
export class Shop implements Node<Order> {
  /** The orders that have been shipped. */
  readonly shipped = new Set<number>();
  readonly ctx: Context<Receipt>;

  constructor(ctx: Context<Receipt>) {
    this.ctx = ctx;
  }

  onOrder(from: NodeId, { id }: Order): void {
    if (!this.shipped.has(id)) {
      this.ctx.emit({ shipped: id });
      todo("1: the customer may ask again for the same order. How will you know it then? (one line)");
    }
    this.ctx.send(from, { type: "receipt", id });
  }
}
