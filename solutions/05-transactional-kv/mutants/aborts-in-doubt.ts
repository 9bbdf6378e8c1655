/** A restart begins with a clean table. */
import type { Mutant } from "@workbook/grading";
import { Shard as Reference } from "#reference/shard.ts";

export const mutant: Mutant = {
  replaces: "shard.ts",
  fails: "durable",
  mistake: "aborts at a restart what it has promised to commit",
  setting: "store transactions=w x 1, w y 1 last=r x, r y; multiset, 2 crashes (A), 2 restarts (A)",
  steps: 29,
};

export class Shard extends Reference {
  override onStart(): void {
    super.onStart();
    for (const tx of this.active.keys()) {
      this.ctx.log.force({ type: "decided", tx, decision: "abort" });
      this.carryOut(tx, "abort");
    }
  }
}
