/** Nobody waits for a lock. */
import type { Variant } from "@workbook/grading";
import { LockTable as Reference } from "#reference/locks.ts";

export type { Lock } from "#reference/locks.ts";

export const variant: Variant = {
  replaces: "locks.ts",
  shape: "two-phase locking without any waiting: whoever finds a lock taken is refused",
};

export class LockTable extends Reference {
  override mayWait(): boolean {
    return false;
  }
}
