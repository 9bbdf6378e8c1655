/** Logs first and asks then, as one does with a begin record. */
import type { Mutant } from "@workbook/grading";
import { SagaCoordinator as Reference } from "#reference/coordinator.ts";
import type { Saga } from "#reference/saga-log.ts";

export const mutant: Mutant = {
  replaces: "coordinator.ts",
  fails: "guarantee",
  mistake: "logs that a step is done before the service has said so",
  setting:
    "order plan=ship-decides refuses=none busy=1; multiset, 2 crashes (coordinator), 2 restarts (coordinator), 2 early timeouts (coordinator)",
};

export class SagaCoordinator extends Reference {
  override async forward({ name, standing }: Saga): Promise<boolean> {
    for (const step of this.plan.slice(standing)) {
      this.ctx.log.force({ type: "done", step: step.name });
      if ((await this.insist(step.service, step.action(this.keyOf(name, step)))) === "done") continue;
      this.ctx.log.force({ type: "undone", step: step.name });
      this.ctx.log.force({ type: "abort" });
      return false;
    }
    return true;
  }
}
