/** When a shipment is refused, inventory and payment can both undo their part at once. */
import type { Mutant } from "@workbook/grading";
import type { ShipmentRefused } from "#given/events.ts";
import { Inventory as Reference } from "#reference/inventory.ts";

export const mutant: Mutant = {
  replaces: "inventory.ts",
  fails: "back",
  mistake: "does not wait for the refund before it releases",
  setting: "shop fates=undeliverable cancels=false; multiset, 1 crash (inventory), 1 restart (inventory)",
};

export class Inventory extends Reference {
  onShipmentRefused({ saga }: ShipmentRefused): void {
    this.release(saga);
  }
}
