/** It will answer some day. */
import type { Mutant } from "@workbook/grading";
import { Orchestrator as Reference } from "#reference/orchestrator.ts";

export const mutant: Mutant = {
  replaces: "orchestrator.ts",
  fails: "dead-letter",
  mistake: "sends a command again without end",
  setting: "orders fates=reserve poisoned inquiries=0; multiset",
  steps: 14,
};

export class Orchestrator extends Reference {
  override onTimer(saga: string): void {
    const [, command] = this.standing(saga);
    if (command) this.issue(saga, command);
  }
}
