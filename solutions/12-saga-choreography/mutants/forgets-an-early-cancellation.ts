/** A cancellation of an order that is not known is a mistake of somebody else. */
import type { Mutant } from "@workbook/grading";
import type { OrderCancelled } from "#given/events.ts";
import { Shipping as Reference } from "#reference/shipping.ts";

export const mutant: Mutant = {
  replaces: "shipping.ts",
  fails: "cancelled",
  mistake: "forgets a cancellation that comes before the order",
  setting: "shop fates=well cancels=true; multiset, 1 crash (inventory), 1 restart (inventory), 1 duplicate",
};

export class Shipping extends Reference {
  override onOrderCancelled(_event: OrderCancelled): void {}
}
