/** The item stays set aside, in case the customer finds some money. */
import type { Mutant } from "@workbook/grading";
import type { PaymentRefused } from "#given/events.ts";
import { Inventory as Reference } from "#reference/inventory.ts";

export const mutant: Mutant = {
  replaces: "inventory.ts",
  fails: "no-money",
  mistake: "does not listen for the failure of a later step",
  setting: "shop fates=no money cancels=false; multiset",
};

export class Inventory extends Reference {
  override onPaymentRefused(_event: PaymentRefused): void {}
}
