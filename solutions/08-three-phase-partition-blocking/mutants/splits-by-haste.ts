/** The participants lose their patience while the pre-commits are on their way. */
import type { Mutant } from "@workbook/grading";
import type { Run } from "#given/script.ts";

export const mutant: Mutant = {
  replaces: "witnesses.ts",
  fails: "split-brain",
  mistake: "fires a timer while messages are on their way",
  setting: "analysis; a split of 2 participants",
};

export { blocked } from "#reference/witnesses.ts";

export function splitBrain(run: Run): void {
  for (const id of run.participants) run.deliver("coordinator", id);
  for (const id of run.participants) run.deliver(id, "coordinator");
  run.timeout("p1");
  run.partition(["coordinator"]);
  run.timeout("coordinator");
}
