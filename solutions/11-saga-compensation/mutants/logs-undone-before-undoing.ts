/** Logs the compensation and then asks for it. */
import type { Mutant } from "@workbook/grading";
import { SagaCoordinator as Reference } from "#reference/coordinator.ts";
import type { Saga } from "#reference/saga-log.ts";
import { replay } from "#reference/saga-log.ts";

export const mutant: Mutant = {
  replaces: "coordinator.ts",
  fails: "persists",
  mistake: "logs that a step is undone before it is",
  setting:
    "order plan=two-items refuses=reserve lamp busy=2; multiset, 1 crash (coordinator), 1 restart (coordinator), 1 early timeout (coordinator)",
};

export class SagaCoordinator extends Reference {
  override async backward({ name }: Saga): Promise<void> {
    const { standing } = replay(this.ctx.log.records)!;
    for (const step of this.plan.slice(0, standing).reverse()) {
      if (step.kind !== "compensatable") continue;
      this.ctx.log.force({ type: "undone", step: step.name });
      await this.insist(step.service, step.compensation(this.keyOf(name, step)));
    }
  }
}
