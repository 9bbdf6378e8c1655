/** One start is like another. */
import type { Mutant } from "@workbook/grading";
import { Shard as Reference } from "#reference/shard.ts";

export const mutant: Mutant = {
  replaces: "shard.ts",
  fails: "restart",
  mistake: "does not notice that a transaction has lost its locks in a crash",
  setting: "store transactions=r x, w x 1 | r x, w x 2; multiset, 1 crash (A), 1 restart (A)",
  steps: 19,
};

export class Shard extends Reference {
  override onStart(): void {
    super.onStart();
    this.ticket = 1;
  }
}
