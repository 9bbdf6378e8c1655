/** A witness in single steps: everybody has voted, and the coordinator falls silent with the votes on their way. */
import type { Variant } from "@workbook/grading";
import type { Run } from "#given/script.ts";

export const variant: Variant = {
  replaces: "witness.ts",
  shape: "delivers message by message, and crashes the coordinator between two steps",
};

export function witness(run: Run): void {
  for (const id of run.participants) run.deliver("coordinator", id);
  run.crash("coordinator");
}
