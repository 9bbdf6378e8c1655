/** The history says what was done. */
import type { Mutant } from "@workbook/grading";
import type { HistoryEntry } from "#given/messages.ts";
import { Orchestrator as Reference } from "#reference/orchestrator.ts";
import { historyOf } from "#reference/saga-log.ts";

export const mutant: Mutant = {
  replaces: "orchestrator.ts",
  fails: "dead-letter",
  mistake: "leaves out of the history what it could not get an answer to",
  setting: "orders fates=charge poisoned inquiries=0; multiset",
  steps: 17,
};

export class Orchestrator extends Reference {
  override act(saga: string): void {
    const [state, command] = this.standing(saga);
    if (command) this.issue(saga, command);
    const history = historyOf(this.eventsOf(saga)).filter(({ outcome }: HistoryEntry) => outcome === "done");
    if (state === "dead") this.ctx.send(this.operator, { type: "deadLetter", saga, history });
  }
}
