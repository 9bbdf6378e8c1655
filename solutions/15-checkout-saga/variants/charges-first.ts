/** The same saga in another order: the money first, then the item. What is undone is undone in reverse. */
import type { Variant } from "@workbook/grading";
import type { Place, Reply } from "#given/messages.ts";
import type { State } from "#reference/checkout-steps.ts";
import { steps as reference } from "#reference/checkout-steps.ts";

export { type State, statusOf } from "#reference/checkout-steps.ts";

export const variant: Variant = {
  replaces: "checkout-steps.ts",
  shape: "charges before it reserves, and refunds when there is nothing to reserve",
};

/** The first state is called reserving by whoever enters it, so what is done in it is what is exchanged. */
export const steps: typeof reference = {
  ...reference,
  reserving: { ...reference.charging!, done: "charging", refused: "cancelled" },
  charging: { ...reference.reserving!, done: "shipping", refused: "releasing" },
  refunding: { ...reference.releasing!, done: "releasing" },
  releasing: { ...reference.refunding!, done: "cancelled" },
};

export function after(state: State, place: Place, { type, command }: Reply): State | undefined {
  const step = steps[state];
  return step?.command(place, 0).type === command ? step[type] : undefined;
}
