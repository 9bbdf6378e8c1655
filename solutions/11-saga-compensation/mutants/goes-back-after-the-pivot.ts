/** After a crash everything is undone: that is always safe, is it not? */
import type { Mutant } from "@workbook/grading";
import { SagaCoordinator as Reference } from "#reference/coordinator.ts";
import { replay } from "#reference/saga-log.ts";

export const mutant: Mutant = {
  replaces: "coordinator.ts",
  fails: "pivot",
  mistake: "recovers backward although the pivot has taken effect",
  setting:
    "order plan=charge-decides refuses=none busy=1; multiset, 2 crashes (coordinator), 2 restarts (coordinator), 1 early timeout (coordinator)",
};

export class SagaCoordinator extends Reference {
  override async onStart(): Promise<void> {
    const saga = replay(this.ctx.log.records);
    if (!saga) return;
    for (const step of this.plan.slice(0, saga.standing).reverse()) {
      if (step.kind !== "compensatable") continue;
      await this.insist(step.service, step.compensation(this.keyOf(saga.name, step)));
    }
    this.ctx.send(saga.client, { type: "ended", saga: saga.name, status: "compensated" });
  }
}
