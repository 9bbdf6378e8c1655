/** They were blocked, until it healed. */
import type { Mutant } from "@workbook/grading";
import type { Run } from "#given/script.ts";

export const mutant: Mutant = {
  replaces: "witnesses.ts",
  fails: "blocked",
  mistake: "ends the partition",
  setting: "analysis; a block of 2 participants",
};

export { splitBrain } from "#reference/witnesses.ts";

export function blocked(run: Run): void {
  for (const id of run.participants) run.deliver("coordinator", id);
  run.partition(["coordinator"]);
  run.heal();
}
