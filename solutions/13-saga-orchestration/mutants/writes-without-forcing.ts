/** What is written is as good as stored. */
import type { Mutant } from "@workbook/grading";
import type { SagaEvent } from "#reference/machine.ts";
import { Orchestrator as Reference } from "#reference/orchestrator.ts";
import { next } from "#reference/saga-log.ts";

export const mutant: Mutant = {
  replaces: "orchestrator.ts",
  fails: "durable",
  mistake: "writes its log without forcing it",
  setting: "orders fates=well inquiries=0; multiset, 1 crash (orchestrator), 1 restart (orchestrator)",
};

export class Orchestrator extends Reference {
  override take(saga: string, event: SagaEvent): void {
    const transition = next(this.standing(saga), event);
    if (!transition) return;
    this.ctx.log.write({ saga, event });
    this.sagas.set(saga, transition);
    this.attempts.delete(saga);
    this.ctx.cancelTimer(saga);
    this.act(saga);
  }
}
