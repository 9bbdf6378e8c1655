/** A repeated order is no news to the shop, so it says nothing. */
import type { Mutant } from "@workbook/grading";
import type { NodeId } from "@workbook/harness";
import type { Order } from "#given/messages.ts";
import { Shop as Reference } from "#reference/shop.ts";

export const mutant: Mutant = {
  replaces: "shop.ts",
  fails: "heard",
  mistake: "answers an order only when it ships it, so a lost receipt stays lost",
  setting: "warm-up orders=1; multiset, 1 drop",
};

export class Shop extends Reference {
  override onOrder(from: NodeId, order: Order): void {
    if (!this.shipped.has(order.id)) super.onOrder(from, order);
  }
}
