/** A step that is not answered before the pivot is undone as if it had happened: its service then leaves a tombstone. */
import type { Variant } from "@workbook/grading";
import { machine as table } from "#reference/machine.ts";

export const variant: Variant = {
  replaces: "machine.ts",
  shape: "goes back when a command before the pivot is not answered, and gives up only on the way back",
};

export { type SagaEvent, statusOf, type Transition } from "#reference/machine.ts";

export const machine: typeof table = {
  ...table,
  reserving: { ...table.reserving, "reserve unanswered": ["releasing", "release"] },
  charging: { ...table.charging, "charge unanswered": ["refunding", "refund"] },
};
