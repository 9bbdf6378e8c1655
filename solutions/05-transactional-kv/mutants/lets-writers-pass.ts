/** Two who only write do not disturb each other. */
import type { Mutant } from "@workbook/grading";
import { type Lock, LockTable as Reference } from "#reference/locks.ts";

export type { Lock } from "#reference/locks.ts";

export const mutant: Mutant = {
  replaces: "locks.ts",
  fails: "G0",
  mistake: "lets a transaction write what another one has written and not yet committed",
  setting: "store transactions=w x 1, w y 1 | w x 2, w y 2 last=r x, r y; multiset",
  steps: 41,
};

export class LockTable extends Reference {
  override inTheWayOf(lock: Lock, before: readonly Lock[]): Lock[] {
    return super.inTheWayOf(lock, before).filter(({ mode }) => mode !== lock.mode);
  }
}
