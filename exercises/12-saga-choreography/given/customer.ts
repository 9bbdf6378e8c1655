/** A customer, who orders, may cancel, and hears how it ends. Both events leave at once: either may come first. */
import type { Context } from "@workbook/harness";
import type { OrderShipped, StockRefused, StockReleased, Subscriber } from "./events.ts";
import type { Publish } from "./messages.ts";
import { type Fate, orderOf } from "./shop.ts";

/** One saga for each fate. Shows what the customer is told. */
export class Customer implements Subscriber<OrderShipped | StockRefused | StockReleased> {
  readonly ctx: Context<Publish>;
  readonly fates: readonly Fate[];
  readonly cancels: boolean;

  constructor(ctx: Context<Publish>, fates: readonly Fate[], cancels: boolean) {
    this.ctx = ctx;
    this.fates = fates;
    this.cancels = cancels;
  }

  onStart(): void {
    for (const [index, fate] of this.fates.entries()) {
      const saga = `order-${index + 1}`;
      this.ctx.send("bus", { type: "publish", event: { type: "orderPlaced", saga, order: orderOf(fate) } });
      if (this.cancels) this.ctx.send("bus", { type: "publish", event: { type: "orderCancelled", saga } });
    }
  }

  onOrderShipped({ saga }: OrderShipped): void {
    this.ctx.emit({ type: "told", saga, status: "completed" });
  }

  onStockRefused({ saga }: StockRefused): void {
    this.ctx.emit({ type: "told", saga, status: "cancelled" });
  }

  onStockReleased({ saga }: StockReleased): void {
    this.ctx.emit({ type: "told", saga, status: "cancelled" });
  }
}
