/** The log is for the auditors. */
import type { Mutant } from "@workbook/grading";
import { Orchestrator as Reference } from "#reference/orchestrator.ts";

export const mutant: Mutant = {
  replaces: "orchestrator.ts",
  fails: "durable",
  mistake: "does not look into its log after a restart",
  setting: "orders fates=well inquiries=0; multiset, 1 crash (orchestrator), 1 restart (orchestrator)",
};

export class Orchestrator extends Reference {
  override onStart(): void {}
}
