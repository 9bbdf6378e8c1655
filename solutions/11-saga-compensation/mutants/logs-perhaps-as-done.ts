/** An unanswered step is logged as done, so that it is undone; and then it is logged that the saga goes back. */
import type { Mutant } from "@workbook/grading";
import type { ServiceReply } from "#given/messages.ts";
import { SagaCoordinator as Reference } from "#reference/coordinator.ts";
import type { Saga } from "#reference/saga-log.ts";

export const mutant: Mutant = {
  replaces: "coordinator.ts",
  fails: "guarantee",
  mistake: "logs one decision as two records, and a crash between them leaves the opposite decision",
  setting:
    "order plan=ship-decides refuses=none busy=1; multiset, 2 crashes (coordinator), 2 restarts (coordinator), 2 early timeouts (coordinator)",
};

export class SagaCoordinator extends Reference {
  override async forward(saga: Saga): Promise<boolean> {
    for (const step of this.plan.slice(saga.standing)) {
      const action = step.action(this.keyOf(saga.name, step));
      if (step.kind !== "compensatable") return super.forward({ ...saga, standing: this.plan.indexOf(step) });
      const result = await this.ctx.call<ServiceReply>(step.service, action, { timeoutMs: 100 });
      if (!result.ok || result.reply.type === "done") this.ctx.log.force({ type: "done", step: step.name });
      if (result.ok && result.reply.type === "done") continue;
      this.ctx.log.force({ type: "abort" });
      return false;
    }
    return true;
  }
}
