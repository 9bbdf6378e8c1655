/** Better too much in the log than too little. */
import type { Mutant } from "@workbook/grading";
import type { NodeId } from "@workbook/harness";
import type { Action, Compensation, ServiceReply } from "#given/messages.ts";
import { SagaCoordinator as Reference } from "#reference/coordinator.ts";

export const mutant: Mutant = {
  replaces: "coordinator.ts",
  fails: "log",
  mistake: "logs every attempt, so that the log grows as long as a service is busy",
  setting: "order plan=charge-decides refuses=none busy=6; multiset",
};

export class SagaCoordinator extends Reference {
  override async insist(service: NodeId, request: Action | Compensation): Promise<"done" | "refused"> {
    for (;;) {
      this.ctx.log.force({ type: "undone", step: request.type });
      const result = await this.ctx.call<ServiceReply>(service, request, { timeoutMs: 100 });
      this.ctx.log.force({ type: "done", step: request.type });
      if (result.ok && result.reply.type !== "busy") return result.reply.type;
      await this.ctx.sleep(50);
    }
  }
}
