/** One key for the whole saga. */
import type { Mutant } from "@workbook/grading";
import type { IdempotencyKey } from "#given/messages.ts";
import { SagaCoordinator as Reference } from "#reference/coordinator.ts";

export const mutant: Mutant = {
  replaces: "coordinator.ts",
  fails: "keys",
  mistake: "uses the saga for a key, so that its second step at a service looks like a repetition of the first",
  setting:
    "order plan=two-items refuses=none busy=0; multiset, 1 crash (coordinator), 1 restart (coordinator), 1 early timeout (coordinator)",
};

export class SagaCoordinator extends Reference {
  override keyOf(saga: string): IdempotencyKey {
    return saga;
  }
}
