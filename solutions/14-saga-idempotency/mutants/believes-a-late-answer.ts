/** The charge has been made after all. */
import type { Mutant } from "@workbook/grading";
import type { NodeId } from "@workbook/harness";
import type { Charged } from "#given/messages.ts";
import { Sender as Reference } from "#reference/sender.ts";

export const mutant: Mutant = {
  replaces: "sender.ts",
  fails: "exactly-once",
  mistake: "shows a payment as paid while its refund is on its way",
  setting:
    "order payments=1 bank=idempotent declines=0; multiset, 2 crashes (receiver), 2 restarts (receiver), 1 drop (sender->receiver), 1 duplicate, 2 early timeouts",
};

export class Sender extends Reference {
  override onCharged(_from: NodeId, { key }: Charged): void {
    this.conclude(key, "paid");
  }
}
