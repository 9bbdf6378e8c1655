/** With enough crashes anything stops. */
import type { Mutant } from "@workbook/grading";
import type { Run } from "#given/script.ts";

export const mutant: Mutant = {
  replaces: "witness.ts",
  fails: "witness",
  mistake: "the coordinator crashes, and so does a participant",
  setting: "analysis; a witness for 2 participants",
};

export function witness(run: Run): void {
  run.crash("coordinator", { after: run.participants.length + 3 });
  run.settle();
  run.crash("p1");
}
