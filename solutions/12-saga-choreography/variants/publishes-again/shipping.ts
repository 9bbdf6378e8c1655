/** T3. */
import type { OrderCancelled, PaymentTaken, Subscriber } from "#given/events.ts";
import { isDeliverable } from "#given/shop.ts";
import { Service } from "./service.ts";

export class Shipping extends Service implements Subscriber<PaymentTaken | OrderCancelled> {
  onPaymentTaken(event: PaymentTaken): void {
    const { saga, order } = event;
    this.react(event, () =>
      this.has(saga, "cancelled") || !isDeliverable(order)
        ? { type: "refused", event: { type: "shipmentRefused", saga } }
        : { type: "ship", event: { type: "orderShipped", saga } },
    );
  }

  onOrderCancelled(event: OrderCancelled): void {
    this.react(event, () => ({ type: "cancelled" }));
  }
}
