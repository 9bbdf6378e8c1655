/** A cancelled order is refused at once, so that what was done for it is undone soon. */
import type { Mutant } from "@workbook/grading";
import type { OrderCancelled } from "#given/events.ts";
import { Shipping as Reference } from "#reference/shipping.ts";

export const mutant: Mutant = {
  replaces: "shipping.ts",
  fails: "cancelled",
  mistake: "starts to undo an order that has not come yet, and when it comes nobody undoes it",
  setting: "shop fates=well cancels=true; multiset, 1 crash (inventory), 1 restart (inventory), 1 duplicate",
};

export class Shipping extends Reference {
  override onOrderCancelled({ saga }: OrderCancelled): void {
    if (!this.standing(saga)) this.commit({ type: "refused", saga, event: { type: "shipmentRefused", saga } });
  }
}
