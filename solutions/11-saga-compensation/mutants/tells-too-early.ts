/** The client need not wait for the clean-up. */
import type { Mutant } from "@workbook/grading";
import { SagaCoordinator as Reference } from "#reference/coordinator.ts";
import type { Saga } from "#reference/saga-log.ts";

export const mutant: Mutant = {
  replaces: "coordinator.ts",
  fails: "told",
  mistake: "tells the client that everything is undone when it has only decided to undo it",
  setting:
    "order plan=ship-decides refuses=ship busy=0; multiset, 2 crashes (coordinator), 2 restarts (coordinator), 1 early timeout (coordinator)",
};

export class SagaCoordinator extends Reference {
  override async backward(saga: Saga): Promise<void> {
    this.ctx.send(saga.client, { type: "ended", saga: saga.name, status: "compensated" });
    await super.backward(saga);
  }
}
