/** Inventory: sets an item aside when an order is placed, and puts it back when the order cannot be paid or sent. [Richardson] */
import type { OrderPlaced, PaymentRefunded, PaymentRefused, Subscriber } from "#given/events.ts";
import { isInStock } from "#given/shop.ts";
import { Service } from "./service.ts";

/** T1 and C1. */
export class Inventory extends Service implements Subscriber<OrderPlaced | PaymentRefused | PaymentRefunded> {
  onOrderPlaced({ saga, order }: OrderPlaced): void {
    if (this.standing(saga)) return;
    if (isInStock(order)) this.commit({ type: "reserve", saga, event: { type: "stockReserved", saga, order } });
    else this.commit({ type: "refused", saga, event: { type: "stockRefused", saga } });
  }

  onPaymentRefused({ saga }: PaymentRefused): void {
    this.release(saga);
  }

  onPaymentRefunded({ saga }: PaymentRefunded): void {
    this.release(saga);
  }

  release(saga: string): void {
    if (this.standing(saga) !== "reserve") return;
    this.commit({ type: "release", saga, event: { type: "stockReleased", saga } });
  }
}
