/** What cannot be sent is not sent. */
import type { Mutant } from "@workbook/grading";
import type { PaymentTaken } from "#given/events.ts";
import { isDeliverable } from "#given/shop.ts";
import { Shipping as Reference } from "#reference/shipping.ts";

export const mutant: Mutant = {
  replaces: "shipping.ts",
  fails: "back",
  mistake: "refuses a shipment and tells nobody",
  setting: "shop fates=undeliverable cancels=false; multiset, 1 crash (inventory), 1 restart (inventory)",
};

export class Shipping extends Reference {
  override onPaymentTaken(event: PaymentTaken): void {
    if (isDeliverable(event.order)) super.onPaymentTaken(event);
    else this.commit({ type: "refused", saga: event.saga });
  }
}
