/** Being put off is taken for an answer. */
import type { Mutant } from "@workbook/grading";
import type { NodeId } from "@workbook/harness";
import type { Action, Compensation, ServiceReply } from "#given/messages.ts";
import { SagaCoordinator as Reference } from "#reference/coordinator.ts";

export const mutant: Mutant = {
  replaces: "coordinator.ts",
  fails: "persists",
  mistake: "asks for a compensation once, and goes on when the service is busy",
  setting:
    "order plan=two-items refuses=reserve lamp busy=2; multiset, 1 crash (coordinator), 1 restart (coordinator), 1 early timeout (coordinator)",
};

export class SagaCoordinator extends Reference {
  override async insist(service: NodeId, request: Action | Compensation): Promise<"done" | "refused"> {
    for (;;) {
      const result = await this.ctx.call<ServiceReply>(service, request, { timeoutMs: 100 });
      if (result.ok) return result.reply.type === "busy" ? "done" : result.reply.type;
    }
  }
}
