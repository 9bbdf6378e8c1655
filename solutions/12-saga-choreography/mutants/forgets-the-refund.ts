/** Who has paid has paid. */
import type { Mutant } from "@workbook/grading";
import type { ShipmentRefused } from "#given/events.ts";
import { Payment as Reference } from "#reference/payment.ts";

export const mutant: Mutant = {
  replaces: "payment.ts",
  fails: "back",
  mistake: "forgets that a shipment can fail after the payment",
  setting: "shop fates=undeliverable cancels=false; multiset, 1 crash (inventory), 1 restart (inventory)",
};

export class Payment extends Reference {
  override onShipmentRefused(_event: ShipmentRefused): void {}
}
