/** Numbers its requests anew in each incarnation. */
import type { Mutant } from "@workbook/grading";
import type { IdempotencyKey } from "#given/messages.ts";
import type { Step } from "#given/plan.ts";
import { SagaCoordinator as Reference } from "#reference/coordinator.ts";

export const mutant: Mutant = {
  replaces: "coordinator.ts",
  fails: "keys",
  mistake: "makes new keys after a restart, so that a step that took effect takes effect again",
  setting:
    "order plan=two-items refuses=none busy=0; multiset, 1 crash (coordinator), 1 restart (coordinator), 1 early timeout (coordinator)",
};

export class SagaCoordinator extends Reference {
  override keyOf(saga: string, step: Step): IdempotencyKey {
    return `${super.keyOf(saga, step)}/${this.ctx.restarted ? "again" : "first"}`;
  }
}
