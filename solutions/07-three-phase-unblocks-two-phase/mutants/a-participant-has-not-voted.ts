/** The coordinator is gone, and somebody is in doubt. Somebody else is not. */
import type { Mutant } from "@workbook/grading";
import type { Run } from "#given/script.ts";

export const mutant: Mutant = {
  replaces: "witness.ts",
  fails: "witness",
  mistake: "the coordinator crashes before it has asked everybody: who was not asked may abort, and says so",
  setting: "analysis; a witness for 2 participants",
};

export function witness(run: Run): void {
  run.crash("coordinator", { after: run.participants.length - 1 });
  run.settle();
}
