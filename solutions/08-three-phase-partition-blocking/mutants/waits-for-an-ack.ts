/** One participant is told to prepare, and acknowledges, before the network is parted. It need not have been. */
import type { Mutant } from "@workbook/grading";
import type { Run } from "#given/script.ts";

export const mutant: Mutant = {
  replaces: "witnesses.ts",
  fails: "shortest-split",
  mistake: "splits with more steps than it takes",
  setting: "analysis; a shortest split of 2 participants",
};

export { blocked } from "#reference/witnesses.ts";

export function splitBrain(run: Run): void {
  for (const id of run.participants) run.deliver("coordinator", id);
  for (const id of run.participants) run.deliver(id, "coordinator");
  run.deliver("coordinator", "p1");
  run.deliver("p1", "coordinator");
  run.partition(["coordinator", "p1"]);
  run.timeout("coordinator");
  run.settle();
  run.timeout("p2");
}
