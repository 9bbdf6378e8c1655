/** Three services can work at the same time. */
import type { Mutant } from "@workbook/grading";
import type { NodeId } from "@workbook/harness";
import type { Begin, StatusReport } from "#given/messages.ts";
import { serviceOf } from "#given/plan.ts";
import { Orchestrator as Reference } from "#reference/orchestrator.ts";

export const mutant: Mutant = {
  replaces: "orchestrator.ts",
  fails: "in-order",
  mistake: "sends a command before the one before it is done",
  setting: "orders fates=well inquiries=0; multiset",
};

export class Orchestrator extends Reference {
  override onBegin(client: NodeId, begin: Begin): StatusReport {
    const report = super.onBegin(client, begin);
    for (const type of ["charge", "ship"] as const) this.ctx.send(serviceOf[type], { type, saga: begin.saga });
    return report;
  }
}
