/** Inventory, too, remembers a cancellation that comes before the order, and then does not begin with it. */
import type { Variant } from "@workbook/grading";
import type { OrderCancelled, OrderPlaced } from "#given/events.ts";
import { Inventory as Reference } from "#reference/inventory.ts";

export const variant: Variant = {
  replaces: "inventory.ts",
  shape: "an order whose cancellation came first is refused by inventory, before anything is done for it",
};

export class Inventory extends Reference {
  override onOrderPlaced(event: OrderPlaced): void {
    const { saga } = event;
    if (this.standing(saga) !== "cancelled") super.onOrderPlaced(event);
    else this.commit({ type: "refused", saga, event: { type: "stockRefused", saga } });
  }

  /** Of an order that it knows it leaves the decision to shipping. */
  onOrderCancelled({ saga }: OrderCancelled): void {
    if (!this.standing(saga)) this.commit({ type: "cancelled", saga });
  }
}
