/** Everything is done according to the log, so nothing is left to do. */
import type { Mutant } from "@workbook/grading";
import { SagaCoordinator as Reference } from "#reference/coordinator.ts";
import { replay } from "#reference/saga-log.ts";

export const mutant: Mutant = {
  replaces: "coordinator.ts",
  fails: "told",
  mistake: "does not tell the client after a crash between the last record and the message",
  setting:
    "order plan=ship-decides refuses=none busy=0; multiset, 2 crashes (coordinator), 2 restarts (coordinator), 1 early timeout (coordinator)",
};

export class SagaCoordinator extends Reference {
  override async onStart(): Promise<void> {
    const saga = replay(this.ctx.log.records);
    const over = saga && saga.standing === (saga.direction === "forward" ? this.plan.length : 0);
    if (!over) await super.onStart();
  }
}
