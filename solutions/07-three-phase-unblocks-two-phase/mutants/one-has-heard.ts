/** It had decided, and told one participant. That is one who can be asked. */
import type { Mutant } from "@workbook/grading";
import type { Run } from "#given/script.ts";

export const mutant: Mutant = {
  replaces: "witness.ts",
  fails: "witness",
  mistake: "the coordinator crashes when one participant has been told, and the others ask that one",
  setting: "analysis; a witness for 2 participants",
};

export function witness(run: Run): void {
  run.crash("coordinator", { after: run.participants.length + 3 });
  run.settle();
}
