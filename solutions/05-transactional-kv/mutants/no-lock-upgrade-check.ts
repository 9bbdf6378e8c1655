/** Whoever has locked a key has locked it. */
import type { Mutant } from "@workbook/grading";
import type { Read, Write } from "#given/messages.ts";
import { Shard as Reference } from "#reference/shard.ts";

export const mutant: Mutant = {
  replaces: "shard.ts",
  fails: "lost-update",
  mistake: "takes a lock to read for a lock to write",
  setting: "store transactions=r x, w x 1 | r x, w x 2; multiset",
  steps: 16,
};

export class Shard extends Reference {
  override holds({ tx, key }: Read | Write): boolean {
    return this.locks.of(tx).some((lock) => lock.key === key);
  }
}
