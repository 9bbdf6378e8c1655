/** Busy is taken for no. */
import type { Mutant } from "@workbook/grading";
import type { NodeId } from "@workbook/harness";
import type { Action, Compensation, ServiceReply } from "#given/messages.ts";
import { SagaCoordinator as Reference } from "#reference/coordinator.ts";
import { replay, type Saga } from "#reference/saga-log.ts";

export const mutant: Mutant = {
  replaces: "coordinator.ts",
  fails: "pivot",
  mistake: "goes back when a step behind the pivot is put off, and undoes what can be undone",
  setting:
    "order plan=charge-decides refuses=none busy=1; multiset, 2 crashes (coordinator), 2 restarts (coordinator), 1 early timeout (coordinator)",
};

export class SagaCoordinator extends Reference {
  override async insist(service: NodeId, request: Action | Compensation): Promise<"done" | "refused"> {
    if (request.type !== "ship") return super.insist(service, request);
    for (;;) {
      const result = await this.ctx.call<ServiceReply>(service, request, { timeoutMs: 100 });
      if (result.ok) return result.reply.type === "done" ? "done" : "refused";
    }
  }

  override async backward({ name }: Saga): Promise<void> {
    const { standing } = replay(this.ctx.log.records)!;
    for (const step of this.plan.slice(0, standing).reverse()) {
      if (step.kind !== "compensatable") continue;
      await this.insist(step.service, step.compensation(this.keyOf(name, step)));
    }
  }
}
