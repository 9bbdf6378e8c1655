/** Whoever is late waits. */
import type { Mutant } from "@workbook/grading";
import { LockTable } from "#reference/locks.ts";
import { Shard as Reference } from "#reference/shard.ts";

export const mutant: Mutant = {
  replaces: "shard.ts",
  fails: "deadlock",
  mistake: "lets everybody wait for everybody, for ever",
  setting: "store transactions=w x 1, w y 1 | w y 2, w x 2; multiset",
};

class Patient extends LockTable {
  override mayWait(): boolean {
    return true;
  }
}

export class Shard extends Reference {
  override readonly locks = new Patient();

  override onTimer(name: string): void {
    if (!name.startsWith("idle")) super.onTimer(name);
  }
}
