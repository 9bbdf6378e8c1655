/** The service has answered and has not refused, so it will have been done. */
import type { Mutant } from "@workbook/grading";
import type { NodeId } from "@workbook/harness";
import type { Action, Compensation, ServiceReply } from "#given/messages.ts";
import { SagaCoordinator as Reference } from "#reference/coordinator.ts";

export const mutant: Mutant = {
  replaces: "coordinator.ts",
  fails: "pivot",
  mistake: "counts a step as done that was only put off, and tells the client that everything is",
  setting:
    "order plan=charge-decides refuses=none busy=1; multiset, 2 crashes (coordinator), 2 restarts (coordinator), 1 early timeout (coordinator)",
};

export class SagaCoordinator extends Reference {
  override async insist(service: NodeId, request: Action | Compensation): Promise<"done" | "refused"> {
    for (;;) {
      const result = await this.ctx.call<ServiceReply>(service, request, { timeoutMs: 100 });
      if (result.ok) return result.reply.type === "refused" ? "refused" : "done";
    }
  }
}
