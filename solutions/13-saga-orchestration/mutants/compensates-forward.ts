/** Undoes in the order in which it was done. */
import type { Mutant } from "@workbook/grading";
import { machine as table } from "#reference/machine.ts";

export const mutant: Mutant = {
  replaces: "machine.ts",
  fails: "turns-back",
  mistake: "undoes the first step first",
  setting: "orders fates=ship refused inquiries=0; multiset",
};

export { type SagaEvent, statusOf, type Transition } from "#reference/machine.ts";

export const machine: typeof table = {
  ...table,
  shipping: { ...table.shipping, "ship refused": ["releasing", "release"] },
  releasing: { ...table.releasing, "release done": ["refunding", "refund"] },
  refunding: { ...table.refunding, "refund done": ["compensated"] },
};
