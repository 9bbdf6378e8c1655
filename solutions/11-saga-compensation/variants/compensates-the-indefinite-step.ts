/** An unanswered step is undone like one that was done: if it was not, its compensation leaves a tombstone. */
import type { Variant } from "@workbook/grading";
import type { ServiceReply } from "#given/messages.ts";
import { SagaCoordinator as Reference } from "#reference/coordinator.ts";
import { replay, type Saga } from "#reference/saga-log.ts";

export const variant: Variant = {
  replaces: "coordinator.ts",
  shape: "goes back at the first unanswered call before the pivot, and compensates that step, too",
};

export class SagaCoordinator extends Reference {
  override async forward(saga: Saga): Promise<boolean> {
    for (const step of this.plan.slice(saga.standing)) {
      const action = step.action(this.keyOf(saga.name, step));
      if (step.kind === "compensatable") {
        const result = await this.ctx.call<ServiceReply>(step.service, action, { timeoutMs: 100 });
        if (!result.ok || result.reply.type === "refused") return this.turn();
      } else if ((await this.insist(step.service, action)) === "refused") return this.turn();
      this.ctx.log.force({ type: "done", step: step.name });
    }
    return true;
  }

  turn(): false {
    this.ctx.log.force({ type: "abort" });
    return false;
  }

  /** The step after those that are done may have happened, too. */
  override async backward({ name }: Saga): Promise<void> {
    const { standing } = replay(this.ctx.log.records)!;
    for (const step of this.plan.slice(0, standing + 1).reverse()) {
      if (step.kind === "compensatable") await this.insist(step.service, step.compensation(this.keyOf(name, step)));
    }
  }
}
