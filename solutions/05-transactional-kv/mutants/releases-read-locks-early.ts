/** A read is over when it is answered. */
import type { Mutant } from "@workbook/grading";
import type { TxId } from "#given/messages.ts";
import { Shard as Reference } from "#reference/shard.ts";

export const mutant: Mutant = {
  replaces: "shard.ts",
  fails: "read-skew",
  mistake: "releases the lock on what was read before all locks of the transaction are taken",
  setting: "store transactions=r x, r y | w x 1, w y 1; multiset",
  steps: 20,
};

export class Shard extends Reference {
  override perform(tx: TxId): void {
    super.perform(tx);
    for (const lock of this.locks.release(tx, "read")) this.perform(lock.tx);
  }
}
