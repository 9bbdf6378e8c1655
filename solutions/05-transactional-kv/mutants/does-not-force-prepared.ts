/** The promise is written, and will reach the disk in its time. */
import type { Mutant } from "@workbook/grading";
import type { TxId } from "#given/messages.ts";
import type { Active } from "#reference/locking-store.ts";
import { Shard as Reference } from "#reference/shard.ts";

export const mutant: Mutant = {
  replaces: "shard.ts",
  fails: "durable",
  mistake: "votes Yes before the prepared record is stable",
  setting: "store transactions=w x 1, w y 1 last=r x, r y; multiset, 2 crashes (A), 2 restarts (A)",
  steps: 28,
};

export class Shard extends Reference {
  override prepare(tx: TxId, { writes }: Active): void {
    if (Object.keys(writes).length === 0) return this.end(tx, "read");
    this.ctx.log.write({ type: "prepared", tx, locks: this.locks.of(tx), writes });
    this.active.set(tx, { writes, prepared: true });
    this.ctx.cancelTimer(`idle ${tx}`);
    this.inquire(tx);
  }
}
