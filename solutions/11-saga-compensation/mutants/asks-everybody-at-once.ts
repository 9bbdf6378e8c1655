/** Three services can work at the same time. */
import type { Mutant } from "@workbook/grading";
import { SagaCoordinator as Reference } from "#reference/coordinator.ts";
import type { Saga } from "#reference/saga-log.ts";

export const mutant: Mutant = {
  replaces: "coordinator.ts",
  fails: "completes",
  mistake: "asks for a step before the one before it is done",
  setting: "order plan=ship-decides refuses=none busy=0; multiset",
};

export class SagaCoordinator extends Reference {
  override async forward({ name, standing }: Saga): Promise<boolean> {
    const steps = this.plan.slice(standing);
    const outcomes = await Promise.all(
      steps.map((step) => this.insist(step.service, step.action(this.keyOf(name, step)))),
    );
    for (const [index, outcome] of outcomes.entries())
      this.ctx.log.force(outcome === "done" ? { type: "done", step: steps[index]!.name } : { type: "abort" });
    return outcomes.every((outcome) => outcome === "done");
  }
}
