/**
 * Shipping: sends what is paid for. It is the pivot: whether an order or its cancellation comes first is decided here, and
 * nowhere else, since two who decide could decide differently. [Richardson]
 */
import type { OrderCancelled, PaymentTaken, Subscriber } from "#given/events.ts";
import { isDeliverable } from "#given/shop.ts";
import { Service } from "./service.ts";

/** T3. */
export class Shipping extends Service implements Subscriber<PaymentTaken | OrderCancelled> {
  onPaymentTaken({ saga, order }: PaymentTaken): void {
    const standing = this.standing(saga);
    if (standing === "ship" || standing === "refused") return;
    const sends = standing !== "cancelled" && isDeliverable(order);
    if (sends) this.commit({ type: "ship", saga, event: { type: "orderShipped", saga } });
    else this.commit({ type: "refused", saga, event: { type: "shipmentRefused", saga } });
  }

  /** Nothing is undone here: the order may be on its way, and when it arrives, it is refused. After it, it is too late. */
  onOrderCancelled({ saga }: OrderCancelled): void {
    if (!this.standing(saga)) this.commit({ type: "cancelled", saga });
  }
}
