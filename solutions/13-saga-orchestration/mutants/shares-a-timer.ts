/** One timer is enough for all sagas. */
import type { Mutant } from "@workbook/grading";
import type { CommandName } from "#given/messages.ts";
import { pauseMs } from "#given/retry.ts";
import { Orchestrator as Reference } from "#reference/orchestrator.ts";

export const mutant: Mutant = {
  replaces: "orchestrator.ts",
  fails: "apart",
  mistake: "has one timer for all sagas, which the last one takes from the others",
  setting: "orders fates=charge poisoned,well inquiries=0; multiset",
  steps: 13,
};

export class Orchestrator extends Reference {
  current = "";

  override issue(saga: string, command: CommandName): void {
    super.issue(saga, command);
    this.ctx.cancelTimer(saga);
    this.current = saga;
    this.ctx.setTimer("retry", pauseMs(this.attempts.get(saga)!));
  }

  override onTimer(): void {
    super.onTimer(this.current);
  }
}
