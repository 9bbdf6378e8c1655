/** They were blocked, until it came back. */
import type { Mutant } from "@workbook/grading";
import type { Run } from "#given/script.ts";

export const mutant: Mutant = {
  replaces: "witness.ts",
  fails: "minimal",
  mistake: "the coordinator comes back, and tells everybody",
  setting: "analysis; a witness for 2 participants",
};

export function witness(run: Run): void {
  run.crash("coordinator", { after: run.participants.length });
  run.settle();
  run.restart("coordinator");
}
