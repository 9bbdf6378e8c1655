/** What has not left the house is still there. */
import type { Mutant } from "@workbook/grading";
import type { Reason, Release, Reserve } from "#given/messages.ts";
import { Inventory as Reference } from "#reference/inventory.ts";

export const mutant: Mutant = {
  replaces: "inventory.ts",
  fails: "race",
  mistake: "looks at the stock and not at what is set aside for others",
  setting:
    "checkout orders=ann book home, ben book home books=1; multiset, 1 crash, 1 restart, 1 duplicate (orchestrator->inventory)",
};

export class Inventory extends Reference {
  override refusal(command: Reserve | Release): Reason | undefined {
    const { stock = 0 } = this.catalogue[command.item] ?? {};
    return command.type === "reserve" && stock === 0 ? "out of stock" : undefined;
  }
}
