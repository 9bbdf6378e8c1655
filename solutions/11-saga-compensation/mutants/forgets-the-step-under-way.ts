/** Backward recovery by the log alone: what is not logged as done is not undone. */
import type { Mutant } from "@workbook/grading";
import { SagaCoordinator as Reference } from "#reference/coordinator.ts";
import { replay } from "#reference/saga-log.ts";

export const mutant: Mutant = {
  replaces: "coordinator.ts",
  fails: "recovers",
  mistake: "recovers backward and leaves out the step that was under way, though it may have happened",
  setting: "order plan=ship-decides refuses=none busy=0; multiset, 1 crash (coordinator), 1 restart (coordinator)",
};

export class SagaCoordinator extends Reference {
  override async onStart(): Promise<void> {
    const saga = replay(this.ctx.log.records);
    const underWay = saga && this.plan[saga.standing];
    if (saga?.direction === "forward" && underWay?.kind === "compensatable") this.ctx.log.force({ type: "abort" });
    await super.onStart();
  }
}
