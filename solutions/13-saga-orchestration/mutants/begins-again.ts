/** Whoever asks for a saga gets one. */
import type { Mutant } from "@workbook/grading";
import type { NodeId } from "@workbook/harness";
import type { Begin, StatusReport } from "#given/messages.ts";
import { Orchestrator as Reference } from "#reference/orchestrator.ts";

export const mutant: Mutant = {
  replaces: "orchestrator.ts",
  fails: "status",
  mistake: "begins a saga anew when it is asked for twice: one that has ended runs again",
  setting:
    "orders fates=charge refused inquiries=2; multiset, 1 crash (orchestrator), 1 restart (orchestrator), 1 duplicate, 1 early timeout (orchestrator)",
};

export class Orchestrator extends Reference {
  /** No service does anything twice, so that nobody notices, but he who asks how it stands. */
  override onBegin(_client: NodeId, { saga }: Begin): StatusReport {
    this.sagas.delete(saga);
    this.take(saga, "begin");
    return this.status(saga);
  }
}
