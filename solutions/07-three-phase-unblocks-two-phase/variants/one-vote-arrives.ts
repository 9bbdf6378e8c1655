/** A witness in which one vote has reached the coordinator, which crashes then. */
import type { Variant } from "@workbook/grading";
import type { Run } from "#given/script.ts";

export const variant: Variant = {
  replaces: "witness.ts",
  shape: "crashes the coordinator between two votes, and lets the rest arrive",
};

export function witness(run: Run): void {
  const [first = "p1"] = run.participants;
  run.deliver("coordinator", first);
  run.deliver(first, "coordinator");
  run.crash("coordinator");
  run.settle();
}
