/** The coordinator is gone, and nobody needs it any more. */
import type { Mutant } from "@workbook/grading";
import type { Run } from "#given/script.ts";

export const mutant: Mutant = {
  replaces: "witness.ts",
  fails: "witness",
  mistake: "the coordinator crashes when all have been told",
  setting: "analysis; a witness for 2 participants",
};

export function witness(run: Run): void {
  run.crash("coordinator", { after: 2 * run.participants.length + 2 });
  run.settle();
}
