/** The command is on its way sooner if the disk does not have to be waited for. */
import type { Mutant } from "@workbook/grading";
import type { SagaEvent } from "#reference/machine.ts";
import { Orchestrator as Reference } from "#reference/orchestrator.ts";
import { next } from "#reference/saga-log.ts";

export const mutant: Mutant = {
  replaces: "orchestrator.ts",
  fails: "durable",
  mistake: "sends the next command before it stores that it is the next",
  setting: "orders fates=well inquiries=0; multiset, 1 crash (orchestrator), 1 restart (orchestrator)",
};

export class Orchestrator extends Reference {
  override take(saga: string, event: SagaEvent): void {
    const transition = next(this.standing(saga), event);
    if (!transition) return;
    this.sagas.set(saga, transition);
    this.attempts.delete(saga);
    this.ctx.cancelTimer(saga);
    this.act(saga);
    this.ctx.log.force({ event, saga });
  }
}
