/** What is reserved can be packed and sent. */
import type { Mutant } from "@workbook/grading";
import type { StockReserved } from "#given/events.ts";
import { Shipping as Reference } from "#reference/shipping.ts";

export const mutant: Mutant = {
  replaces: "shipping.ts",
  fails: "forward",
  mistake: "reacts to the wrong event, and does not wait for the payment",
  setting: "shop fates=well cancels=false; multiset",
};

export class Shipping extends Reference {
  onStockReserved({ saga, order }: StockReserved): void {
    this.onPaymentTaken({ type: "paymentTaken", saga, order });
  }
}
