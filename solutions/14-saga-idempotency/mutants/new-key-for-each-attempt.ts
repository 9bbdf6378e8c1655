/** Every request is made afresh, its key, too. */
import type { Mutant } from "@workbook/grading";
import type { IdempotencyKey } from "#given/messages.ts";
import type { Payment } from "#given/payments.ts";
import { Sender as Reference } from "#reference/sender.ts";

export const mutant: Mutant = {
  replaces: "sender.ts",
  fails: "exactly-once",
  mistake: "asks again under a new key",
  setting:
    "order payments=1 bank=idempotent declines=0; multiset, 2 crashes (receiver), 2 restarts (receiver), 1 drop (sender->receiver), 1 duplicate, 2 early timeouts",
};

export class Sender extends Reference {
  override keyOf({ saga, step }: Payment): IdempotencyKey {
    return `${saga}/${step}/${this.unanswered}`;
  }
}
