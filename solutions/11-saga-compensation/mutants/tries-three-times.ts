/** Gives every compensation three attempts, which has always been enough. */
import type { Mutant } from "@workbook/grading";
import type { NodeId } from "@workbook/harness";
import type { Action, Compensation, ServiceReply } from "#given/messages.ts";
import { SagaCoordinator as Reference } from "#reference/coordinator.ts";

export const mutant: Mutant = {
  replaces: "coordinator.ts",
  fails: "persists",
  mistake: "stops trying a compensation after three attempts",
  setting: "order plan=two-items refuses=reserve lamp busy=9; multiset",
};

export class SagaCoordinator extends Reference {
  override async insist(service: NodeId, request: Action | Compensation): Promise<"done" | "refused"> {
    for (let attempt = 1; attempt <= 3; attempt++) {
      const result = await this.ctx.call<ServiceReply>(service, request, { timeoutMs: 100 });
      if (result.ok && result.reply.type !== "busy") return result.reply.type;
    }
    return "done";
  }
}
