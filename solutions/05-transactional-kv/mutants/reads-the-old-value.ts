/** What a transaction has written, it sees when it is committed. */
import type { Mutant } from "@workbook/grading";
import type { Value } from "#given/messages.ts";
import type { Writes } from "#reference/locking-store.ts";
import { Shard as Reference } from "#reference/shard.ts";

export const mutant: Mutant = {
  replaces: "shard.ts",
  fails: "own-writes",
  mistake: "answers a read from what is committed, and never from what the transaction itself has written",
  setting: "store transactions=r x, w x 1, r x; multiset",
};

export class Shard extends Reference {
  override valueFor(_writes: Writes, key: string): Value {
    return this.data.get(key) ?? null;
  }
}
