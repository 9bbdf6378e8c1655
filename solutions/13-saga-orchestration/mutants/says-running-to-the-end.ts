/** A saga is running until it has ended. */
import type { Mutant } from "@workbook/grading";
import type { StatusReport } from "#given/messages.ts";
import { Orchestrator as Reference } from "#reference/orchestrator.ts";

export const mutant: Mutant = {
  replaces: "orchestrator.ts",
  fails: "status",
  mistake: "does not tell the way back from the way forward",
  setting:
    "orders fates=charge refused inquiries=2; multiset, 1 crash (orchestrator), 1 restart (orchestrator), 1 duplicate, 1 early timeout (orchestrator)",
};

export class Orchestrator extends Reference {
  override status(saga: string): StatusReport {
    const report = super.status(saga);
    return report.status === "compensating" ? { ...report, status: "running" } : report;
  }
}
