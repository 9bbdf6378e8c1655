/** A write is done when it is asked for. */
import type { Mutant } from "@workbook/grading";
import type { TxId } from "#given/messages.ts";
import { Shard as Reference } from "#reference/shard.ts";

export const mutant: Mutant = {
  replaces: "shard.ts",
  fails: "abort",
  mistake: "puts a write where others find it before the decision",
  setting: "store transactions=w x 1, w y 1, abort last=r x, r y; multiset",
  steps: 22,
};

export class Shard extends Reference {
  override perform(tx: TxId): void {
    super.perform(tx);
    for (const [key, value] of Object.entries(this.active.get(tx)?.writes ?? {})) this.data.set(key, value);
  }
}
