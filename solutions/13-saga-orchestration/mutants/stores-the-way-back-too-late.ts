/** The begin is stored first. What follows can be found out again by asking, so it may be stored later. */
import type { Mutant } from "@workbook/grading";
import type { SagaEvent } from "#reference/machine.ts";
import { Orchestrator as Reference } from "#reference/orchestrator.ts";
import { next } from "#reference/saga-log.ts";

export const mutant: Mutant = {
  replaces: "orchestrator.ts",
  fails: "status",
  mistake:
    "commands a compensation before it stores that the saga goes back, and after a crash says that it is running",
  setting:
    "orders fates=charge refused inquiries=2; multiset, 1 crash (orchestrator), 1 restart (orchestrator), 1 duplicate, 1 early timeout (orchestrator)",
};

export class Orchestrator extends Reference {
  override take(saga: string, event: SagaEvent): void {
    if (event === "begin") {
      super.take(saga, event);
      return;
    }
    const transition = next(this.standing(saga), event);
    if (!transition) return;
    this.sagas.set(saga, transition);
    this.attempts.delete(saga);
    this.ctx.cancelTimer(saga);
    this.act(saga);
    this.ctx.log.force({ event, saga });
  }
}
