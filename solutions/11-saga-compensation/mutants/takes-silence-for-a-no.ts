/** No answer is taken for a refusal. */
import type { Mutant } from "@workbook/grading";
import type { NodeId } from "@workbook/harness";
import type { Action, Compensation, ServiceReply } from "#given/messages.ts";
import { SagaCoordinator as Reference } from "#reference/coordinator.ts";

export const mutant: Mutant = {
  replaces: "coordinator.ts",
  fails: "indefinite",
  mistake: "treats a timeout as a failure that did not happen",
  setting: "order plan=ship-decides refuses=none busy=0; multiset, 4 early timeouts (coordinator)",
};

export class SagaCoordinator extends Reference {
  override async insist(service: NodeId, request: Action | Compensation): Promise<"done" | "refused"> {
    if (request.type === "release" || request.type === "refund") return super.insist(service, request);
    const result = await this.ctx.call<ServiceReply>(service, request, { timeoutMs: 100 });
    if (!result.ok) return "refused";
    return result.reply.type === "busy" ? super.insist(service, request) : result.reply.type;
  }
}
