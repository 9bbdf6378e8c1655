/** Only what was done is remembered: there may be stock again when somebody asks again. */
import type { Mutant } from "@workbook/grading";
import type { NodeId } from "@workbook/harness";
import type { Reserve } from "#given/messages.ts";
import { Inventory as Reference } from "#reference/inventory.ts";

export const mutant: Mutant = {
  replaces: "inventory.ts",
  fails: "repeats",
  mistake: "does not remember a refusal, so that a late copy of the request reserves for an order that is cancelled",
  setting: "checkout orders=ann book nowhere, ben book home books=1; multiset, 1 duplicate (orchestrator->inventory)",
  steps: 19,
};

export class Inventory extends Reference {
  override onReserve(from: NodeId, reserve: Reserve): void {
    const { order } = reserve;
    const reason = this.known.has(`reserve ${order}`) ? undefined : this.refusal(reserve);
    if (reason) this.ctx.send(from, { type: "refused", order, command: "reserve", reason });
    else super.onReserve(from, reserve);
  }
}
