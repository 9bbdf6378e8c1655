/** A witness in which the outcome exists, on one disk that nobody can read. */
import type { Variant } from "@workbook/grading";
import type { Run } from "#given/script.ts";

export const variant: Variant = {
  replaces: "witness.ts",
  shape: "the coordinator has forced its decision and decided when it crashes",
};

export function witness(run: Run): void {
  run.crash("coordinator", { after: run.participants.length + 2 });
  run.settle();
}
