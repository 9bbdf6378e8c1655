/** After a restart it knows where each saga stands, and waits for the replies. */
import type { Mutant } from "@workbook/grading";
import { Orchestrator as Reference } from "#reference/orchestrator.ts";
import { replay } from "#reference/saga-log.ts";

export const mutant: Mutant = {
  replaces: "orchestrator.ts",
  fails: "durable",
  mistake: "sends no command again after a restart, and has no timer that would",
  setting: "orders fates=well inquiries=0; multiset, 1 crash (orchestrator), 1 restart (orchestrator)",
};

export class Orchestrator extends Reference {
  override onStart(): void {
    for (const { saga } of this.ctx.log.records) this.sagas.set(saga, replay(this.eventsOf(saga)));
  }
}
