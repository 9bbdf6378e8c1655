/** The money is what matters. */
import type { Mutant } from "@workbook/grading";
import { machine as table } from "#reference/machine.ts";

export const mutant: Mutant = {
  replaces: "machine.ts",
  fails: "turns-back",
  mistake: "undoes the charge and leaves the reservation",
  setting: "orders fates=ship refused inquiries=0; multiset",
};

export { type SagaEvent, statusOf, type Transition } from "#reference/machine.ts";

export const machine: typeof table = {
  ...table,

  refunding: { ...table.refunding, "refund done": ["compensated"] },
};
