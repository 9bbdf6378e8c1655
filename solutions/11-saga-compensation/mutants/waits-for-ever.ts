/** Has all the time in the world. */
import type { Mutant } from "@workbook/grading";
import type { NodeId } from "@workbook/harness";
import type { Action, Compensation, ServiceReply } from "#given/messages.ts";
import { SagaCoordinator as Reference } from "#reference/coordinator.ts";

export const mutant: Mutant = {
  replaces: "coordinator.ts",
  fails: "indefinite",
  mistake: "calls without a timeout, and is stuck when the request or its answer is lost",
  setting: "order plan=ship-decides refuses=none busy=0; multiset, 1 drop",
};

export class SagaCoordinator extends Reference {
  override async insist(service: NodeId, request: Action | Compensation): Promise<"done" | "refused"> {
    const result = await this.ctx.call<ServiceReply>(service, request);
    if (result.ok && result.reply.type !== "busy") return result.reply.type;
    await this.ctx.sleep(50);
    return this.insist(service, request);
  }
}
