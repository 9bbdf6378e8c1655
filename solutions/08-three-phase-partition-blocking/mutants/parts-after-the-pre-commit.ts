/** Nobody decides here either. But the pre-commit has been sent, and one side could know. */
import type { Mutant } from "@workbook/grading";
import type { Run } from "#given/script.ts";

export const mutant: Mutant = {
  replaces: "witnesses.ts",
  fails: "blocked",
  mistake: "parts the network after the pre-commit",
  setting: "analysis; a block of 2 participants",
};

export { splitBrain } from "#reference/witnesses.ts";

export function blocked(run: Run): void {
  for (const id of run.participants) run.deliver("coordinator", id);
  for (const id of run.participants) run.deliver(id, "coordinator");
  run.partition(["coordinator"]);
}
