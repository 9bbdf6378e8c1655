/** Whatever is released should be known to be released. */
import type { Mutant } from "@workbook/grading";
import type { StockReleased } from "#given/events.ts";
import { Inventory as Reference } from "#reference/inventory.ts";

export const mutant: Mutant = {
  replaces: "inventory.ts",
  fails: "rest",
  mistake: "reacts to its own compensation, for ever",
  setting: "shop fates=no money cancels=false; multiset",
};

export class Inventory extends Reference {
  onStockReleased(event: StockReleased): void {
    this.publish(event);
  }
}
