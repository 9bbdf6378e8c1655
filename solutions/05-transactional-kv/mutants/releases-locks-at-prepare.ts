/** Whoever is prepared needs its locks no more. */
import type { Mutant } from "@workbook/grading";
import type { TxId } from "#given/messages.ts";
import type { Active } from "#reference/locking-store.ts";
import { Shard as Reference } from "#reference/shard.ts";

export const mutant: Mutant = {
  replaces: "shard.ts",
  fails: "read-skew",
  mistake: "releases the locks on what was written at prepare, before the decision",
  setting: "store transactions=r x, r y | w x 1, w y 1; multiset",
  steps: 20,
};

export class Shard extends Reference {
  override prepare(tx: TxId, active: Active): void {
    super.prepare(tx, active);
    for (const lock of this.locks.release(tx)) this.perform(lock.tx);
  }
}
