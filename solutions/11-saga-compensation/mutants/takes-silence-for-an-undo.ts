/** A compensation always succeeds, so why wait for its answer? */
import type { Mutant } from "@workbook/grading";
import type { NodeId } from "@workbook/harness";
import type { Action, Compensation, ServiceReply } from "#given/messages.ts";
import { SagaCoordinator as Reference } from "#reference/coordinator.ts";

export const mutant: Mutant = {
  replaces: "coordinator.ts",
  fails: "indefinite",
  mistake: "goes on undoing before the last compensation was confirmed",
  setting: "order plan=ship-decides refuses=ship busy=0; multiset, 4 early timeouts (coordinator)",
};

export class SagaCoordinator extends Reference {
  override async insist(service: NodeId, request: Action | Compensation): Promise<"done" | "refused"> {
    if (request.type !== "release" && request.type !== "refund") return super.insist(service, request);
    const result = await this.ctx.call<ServiceReply>(service, request, { timeoutMs: 100 });
    return result.ok && result.reply.type === "busy" ? super.insist(service, request) : "done";
  }
}
