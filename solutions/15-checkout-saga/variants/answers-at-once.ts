/** Tells the customer at once that his order is pending. */
import type { Variant } from "@workbook/grading";
import type { NodeId } from "@workbook/harness";
import type { Place } from "#given/messages.ts";
import { Orchestrator as Reference } from "#reference/orchestrator.ts";

export type { Progress } from "#reference/orchestrator.ts";

export const variant: Variant = {
  replaces: "orchestrator.ts",
  shape: "says that an order is pending as soon as it is placed",
};

export class Orchestrator extends Reference {
  override onPlace(customer: NodeId, place: Place): void {
    const isNew = !this.orders.has(place.order);
    super.onPlace(customer, place);
    if (isNew) this.tell(place.order);
  }
}
