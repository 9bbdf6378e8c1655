/** Keeps no record of what it has undone: after a crash it undoes everything again, under the same keys. */
import type { Variant } from "@workbook/grading";
import { SagaCoordinator as Reference } from "#reference/coordinator.ts";
import { replay, type Saga } from "#reference/saga-log.ts";

export const variant: Variant = {
  replaces: "coordinator.ts",
  shape: "a keyed compensation is repeated after a crash instead of being logged",
};

export class SagaCoordinator extends Reference {
  override async backward({ name }: Saga): Promise<void> {
    const { standing } = replay(this.ctx.log.records)!;
    for (const step of this.plan.slice(0, standing).reverse()) {
      if (step.kind === "compensatable") await this.insist(step.service, step.compensation(this.keyOf(name, step)));
    }
  }
}
