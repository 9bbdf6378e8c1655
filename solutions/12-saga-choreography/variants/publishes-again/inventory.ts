/** T1 and C1. */
import type { OrderPlaced, PaymentRefunded, PaymentRefused, Subscriber } from "#given/events.ts";
import { isInStock } from "#given/shop.ts";
import { type Reaction, Service } from "./service.ts";

export class Inventory extends Service implements Subscriber<OrderPlaced | PaymentRefused | PaymentRefunded> {
  onOrderPlaced(event: OrderPlaced): void {
    const { saga, order } = event;
    this.react(event, () =>
      isInStock(order)
        ? { type: "reserve", event: { type: "stockReserved", saga, order } }
        : { type: "refused", event: { type: "stockRefused", saga } },
    );
  }

  onPaymentRefused(event: PaymentRefused): void {
    this.react(event, () => released(event.saga));
  }

  onPaymentRefunded(event: PaymentRefunded): void {
    this.react(event, () => released(event.saga));
  }
}

function released(saga: string): Reaction {
  return { type: "release", event: { type: "stockReleased", saga } };
}
