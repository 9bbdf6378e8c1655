/** A saga that cannot go on is dead. What would an operator do about it? */
import type { Mutant } from "@workbook/grading";
import { Orchestrator as Reference } from "#reference/orchestrator.ts";

export const mutant: Mutant = {
  replaces: "orchestrator.ts",
  fails: "dead-letter",
  mistake: "gives a saga up and tells nobody",
  setting: "orders fates=charge poisoned inquiries=0; multiset",
  steps: 16,
};

export class Orchestrator extends Reference {
  override act(saga: string): void {
    const [, command] = this.standing(saga);
    if (command) this.issue(saga, command);
  }
}
