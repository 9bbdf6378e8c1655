/** The letter is sent when the saga dies. */
import type { Mutant } from "@workbook/grading";
import { Orchestrator as Reference } from "#reference/orchestrator.ts";

export const mutant: Mutant = {
  replaces: "orchestrator.ts",
  fails: "dead-letter",
  mistake: "does not send a dead letter again after a restart, though it may never have left",
  setting: "orders fates=charge poisoned inquiries=0; multiset, 1 crash (orchestrator), 1 restart (orchestrator)",
  steps: 18,
};

export class Orchestrator extends Reference {
  starting = false;

  override onStart(): void {
    this.starting = true;
    super.onStart();
    this.starting = false;
  }

  override act(saga: string): void {
    const [, command] = this.standing(saga);
    if (command || !this.starting) super.act(saga);
  }
}
