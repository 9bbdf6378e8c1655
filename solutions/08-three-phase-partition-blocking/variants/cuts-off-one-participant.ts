/** The same by another cut: one participant is on the other side, with its vote. */
import type { Variant } from "@workbook/grading";
import type { Run } from "#given/script.ts";

export const variant: Variant = { replaces: "witnesses.ts", shape: "parts one participant from everybody else" };

/** The participants take the coordinator for dead before it does the same with them. */
export function splitBrain(run: Run): void {
  for (const id of run.participants) run.deliver("coordinator", id);
  for (const id of run.participants) run.deliver(id, "coordinator");
  run.partition(run.participants);
  run.timeout("p1");
  run.timeout("coordinator");
}

/** All other votes arrive, and one is enough to be without. */
export function blocked(run: Run): void {
  for (const id of run.participants) run.deliver("coordinator", id);
  run.partition(["p1"]);
  run.settle();
}
