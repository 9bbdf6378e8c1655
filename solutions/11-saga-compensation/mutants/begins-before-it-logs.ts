/** Writes the begin record where it must force it. */
import type { Mutant } from "@workbook/grading";
import type { NodeId } from "@workbook/harness";
import type { Begin } from "#given/messages.ts";
import { SagaCoordinator as Reference } from "#reference/coordinator.ts";

export const mutant: Mutant = {
  replaces: "coordinator.ts",
  fails: "recovers",
  mistake: "calls the first service before the begin record is stable",
  setting: "order plan=ship-decides refuses=none busy=0; multiset, 1 crash (coordinator), 1 restart (coordinator)",
};

export class SagaCoordinator extends Reference {
  override async onBegin(client: NodeId, { saga }: Begin): Promise<void> {
    this.ctx.log.write({ type: "begin", saga, client });
    await this.proceed();
  }
}
