/** Gives up in memory. */
import type { Mutant } from "@workbook/grading";
import type { IdempotencyKey } from "#given/messages.ts";
import { patience } from "#given/payments.ts";
import { Sender as Reference } from "#reference/sender.ts";

export const mutant: Mutant = {
  replaces: "sender.ts",
  fails: "exactly-once",
  mistake: "asks, after a crash, for a charge that it has had refunded, and is answered as before",
  setting:
    "order payments=1 bank=idempotent declines=0; multiset, 2 crashes (sender), 2 restarts (sender), 1 drop (sender->receiver), 1 duplicate, 2 early timeouts",
};

export class Sender extends Reference {
  override onTimer(): void {
    if (this.unanswered < patience) this.unanswered++;
    this.ask();
  }

  override gaveUp(_key: IdempotencyKey): boolean {
    return this.unanswered >= patience;
  }
}
