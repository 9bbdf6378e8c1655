/** Everybody is pre-committed when the network is parted, and knows what silence means. */
import type { Mutant } from "@workbook/grading";
import type { Run } from "#given/script.ts";

export const mutant: Mutant = {
  replaces: "witnesses.ts",
  fails: "split-brain",
  mistake: "parts the network when all know the outcome",
  setting: "analysis; a split of 2 participants",
};

export { blocked } from "#reference/witnesses.ts";

export function splitBrain(run: Run): void {
  for (const id of run.participants) run.deliver("coordinator", id);
  for (const id of run.participants) run.deliver(id, "coordinator");
  for (const id of run.participants) run.deliver("coordinator", id);
  run.partition(["coordinator"]);
  run.timeout("coordinator");
  for (const id of run.participants) run.timeout(id);
}
