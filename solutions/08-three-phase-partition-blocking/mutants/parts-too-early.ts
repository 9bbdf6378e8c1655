/** Somebody has not been asked yet: it has promised nothing, and aborts. */
import type { Mutant } from "@workbook/grading";
import type { Run } from "#given/script.ts";

export const mutant: Mutant = {
  replaces: "witnesses.ts",
  fails: "blocked",
  mistake: "leaves a participant that may still abort",
  setting: "analysis; a block of 2 participants",
};

export { splitBrain } from "#reference/witnesses.ts";

export function blocked(run: Run): void {
  run.deliver("coordinator", "p1");
  run.partition(["coordinator"]);
}
