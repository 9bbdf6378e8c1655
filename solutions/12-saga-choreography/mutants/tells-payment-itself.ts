/** Payment is the only one who is interested, so why take the detour? */
import type { Mutant } from "@workbook/grading";
import type { Context } from "@workbook/harness";
import type { ShopEvent } from "#given/events.ts";
import type { Deliver, Publish } from "#given/messages.ts";
import { Inventory as Reference } from "#reference/inventory.ts";

export const mutant: Mutant = {
  replaces: "inventory.ts",
  fails: "bus-only",
  mistake: "sends to another service what it should publish",
  setting: "shop fates=well cancels=false; multiset",
};

export class Inventory extends Reference {
  override publish(event: ShopEvent | undefined): void {
    const ctx = this.ctx as unknown as Context<Deliver | Publish>;
    if (event?.type === "stockReserved") ctx.send("payment", { type: "deliver", event });
    else super.publish(event);
  }
}
