/** An order is placed, so an item is set aside. */
import type { Mutant } from "@workbook/grading";
import type { OrderPlaced } from "#given/events.ts";
import { Inventory as Reference } from "#reference/inventory.ts";

export const mutant: Mutant = {
  replaces: "inventory.ts",
  fails: "once",
  mistake: "does again what it has done when the event comes again",
  setting: "shop fates=well cancels=false; multiset, 2 duplicates",
};

export class Inventory extends Reference {
  override onOrderPlaced({ saga, order }: OrderPlaced): void {
    this.commit({ type: "reserve", saga, event: { type: "stockReserved", saga, order } });
  }
}
