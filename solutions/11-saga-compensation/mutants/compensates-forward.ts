/** Goes back in the order in which it came. */
import type { Mutant } from "@workbook/grading";
import { SagaCoordinator as Reference } from "#reference/coordinator.ts";
import { replay, type Saga } from "#reference/saga-log.ts";

export const mutant: Mutant = {
  replaces: "coordinator.ts",
  fails: "goes-back",
  mistake: "compensates in the order of the steps instead of its reverse",
  setting: "order plan=ship-decides refuses=ship busy=0; multiset",
};

export class SagaCoordinator extends Reference {
  override async backward({ name }: Saga): Promise<void> {
    const { standing } = replay(this.ctx.log.records)!;
    for (const step of this.plan.slice(0, standing)) {
      if (step.kind !== "compensatable") continue;
      await this.insist(step.service, step.compensation(this.keyOf(name, step)));
      this.ctx.log.force({ type: "undone", step: step.name });
    }
  }
}
