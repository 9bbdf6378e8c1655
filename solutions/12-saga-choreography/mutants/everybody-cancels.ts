/** Inventory can put the item back as soon as it hears that the order is cancelled. */
import type { Mutant } from "@workbook/grading";
import type { OrderCancelled } from "#given/events.ts";
import { Inventory as Reference } from "#reference/inventory.ts";

export const mutant: Mutant = {
  replaces: "inventory.ts",
  fails: "cancelled",
  mistake: "undoes its own step at a cancellation, while others go on with the order",
  setting: "shop fates=well cancels=true; multiset, 1 crash (inventory), 1 restart (inventory), 1 duplicate",
};

export class Inventory extends Reference {
  onOrderCancelled({ saga }: OrderCancelled): void {
    this.release(saga);
  }
}
