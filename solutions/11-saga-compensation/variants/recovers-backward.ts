/** Backward recovery: a crash before the pivot is reason enough to go back. The step under way is undone, done or not. [GMS87] */
import type { Variant } from "@workbook/grading";
import { SagaCoordinator as Reference } from "#reference/coordinator.ts";
import { replay, type Saga } from "#reference/saga-log.ts";

export const variant: Variant = {
  replaces: "coordinator.ts",
  shape: "after a crash goes back unless the pivot may have taken effect",
};

export class SagaCoordinator extends Reference {
  override async onStart(): Promise<void> {
    const saga = replay(this.ctx.log.records);
    const underWay = saga && this.plan[saga.standing];
    if (saga?.direction === "forward" && underWay?.kind === "compensatable") this.ctx.log.force({ type: "abort" });
    await super.onStart();
  }

  /** The step after those that are done may have happened, too. */
  override async backward({ name }: Saga): Promise<void> {
    const { standing } = replay(this.ctx.log.records)!;
    for (const step of this.plan.slice(0, standing + 1).reverse()) {
      if (step.kind === "compensatable") await this.insist(step.service, step.compensation(this.keyOf(name, step)));
    }
  }
}
