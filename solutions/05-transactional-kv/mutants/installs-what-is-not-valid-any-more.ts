/** What is valid when the shard is asked to prepare is valid when it is told to commit. */
import type { Mutant } from "@workbook/grading";
import type { NodeId } from "@workbook/harness";
import type { Read, TxId, Value, Write } from "#given/messages.ts";
import type { Active } from "#reference/locking-store.ts";
import { Shard as Reference } from "#reference/shard.ts";

export const mutant: Mutant = {
  replaces: "shard.ts",
  fails: "G2",
  mistake:
    "validates optimistically at prepare, and lets others change what it has validated before the commit is installed",
  setting: "store transactions=r x, w y 1 | r y, w x 2; multiset",
  steps: 20,
};

export class Shard extends Reference {
  /** What each transaction has found under each key. */
  readonly found = new Map<TxId, Readonly<Record<string, Value>>>();

  override lock(_client: NodeId, { tx, key, type }: Read | Write): void {
    if (type === "read") this.found.set(tx, { [key]: this.data.get(key) ?? null, ...this.found.get(tx) });
    this.perform(tx);
  }

  override prepare(tx: TxId, active: Active): void {
    const found = Object.entries(this.found.get(tx) ?? {});
    if (found.every(([key, value]) => (this.data.get(key) ?? null) === value)) super.prepare(tx, active);
    else this.end(tx, "abort");
  }
}
