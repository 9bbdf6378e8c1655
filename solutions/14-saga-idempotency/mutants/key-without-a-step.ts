/** One key for the whole saga. */
import type { Mutant } from "@workbook/grading";
import type { NodeId } from "@workbook/harness";
import type { IdempotencyKey, Mismatch } from "#given/messages.ts";
import type { Payment } from "#given/payments.ts";
import { Sender as Reference } from "#reference/sender.ts";

export const mutant: Mutant = {
  replaces: "sender.ts",
  fails: "steps",
  mistake: "uses the saga for a key, so that its second payment looks like a repetition of the first",
  setting:
    "order payments=2 bank=idempotent declines=0; multiset, 1 crash (sender), 1 restart (sender), 1 early timeout (sender)",
};

export class Sender extends Reference {
  override keyOf({ saga }: Payment): IdempotencyKey {
    return saga;
  }

  override onMismatch(from: NodeId, { key }: Mismatch): never {
    // The key has been charged for, has it not?
    this.onCharged(from, { type: "charged", key, receipt: 1 });
    return undefined as never;
  }
}
