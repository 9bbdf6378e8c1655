/** What was released is free again. */
import type { Mutant } from "@workbook/grading";
import type { OrderPlaced } from "#given/events.ts";
import { Inventory as Reference } from "#reference/inventory.ts";

export const mutant: Mutant = {
  replaces: "inventory.ts",
  fails: "once",
  mistake: "forgets an order that has ended, and takes a late copy of it for a new one",
  setting: "shop fates=no money cancels=false; multiset, 2 duplicates",
};

export class Inventory extends Reference {
  override onOrderPlaced(event: OrderPlaced): void {
    const { saga, order } = event;
    if (this.standing(saga) !== "release") super.onOrderPlaced(event);
    else this.commit({ type: "reserve", saga, event: { type: "stockReserved", saga, order } });
  }
}
