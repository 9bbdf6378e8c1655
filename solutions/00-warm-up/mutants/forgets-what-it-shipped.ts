/** The missing line, left out. */
import type { Mutant } from "@workbook/grading";
import type { NodeId } from "@workbook/harness";
import type { Order } from "#given/messages.ts";
import { Shop as Reference } from "#reference/shop.ts";

export const mutant: Mutant = {
  replaces: "shop.ts",
  fails: "once",
  mistake: "ships every order that arrives, the repeated ones too",
  setting: "warm-up orders=1; multiset, 1 duplicate",
};

export class Shop extends Reference {
  override onOrder(from: NodeId, { id }: Order): void {
    this.ctx.emit({ shipped: id });
    this.ctx.send(from, { type: "receipt", id });
  }
}
