/** Every promise is forced. */
import type { Mutant } from "@workbook/grading";
import type { TxId } from "#given/messages.ts";
import type { Active } from "#reference/locking-store.ts";
import { Shard as Reference } from "#reference/shard.ts";

export const mutant: Mutant = {
  replaces: "shard.ts",
  fails: "read-only",
  mistake: "forces a record for a transaction that has nothing to make good",
  setting: "store transactions=r x; multiset",
};

export class Shard extends Reference {
  override prepare(tx: TxId, active: Active): void {
    const { writes } = active;
    if (Object.keys(writes).length === 0)
      this.ctx.log.force({ type: "prepared", tx, locks: this.locks.of(tx), writes });
    super.prepare(tx, active);
  }
}
