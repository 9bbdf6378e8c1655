/** Whoever is asked to prepare holds all the locks that it will ever hold: what was only read may go. [BHG87 ch. 3] */
import type { Variant } from "@workbook/grading";
import type { TxId } from "#given/messages.ts";
import type { Active } from "#reference/locking-store.ts";
import { Shard as Reference } from "#reference/shard.ts";

export const variant: Variant = {
  replaces: "shard.ts",
  shape: "releases read locks at prepare, after the lock point, and keeps write locks until the decision",
};

export class Shard extends Reference {
  override prepare(tx: TxId, active: Active): void {
    const released = Object.keys(active.writes).length > 0 ? this.locks.release(tx, "read") : [];
    super.prepare(tx, active);
    for (const lock of released) this.perform(lock.tx);
  }
}
