/** Its log says that all is over, and no longer what. It decides once more. */
import type { Mutant } from "@workbook/grading";
import { Coordinator as Reference } from "#reference/coordinator.ts";

export const mutant: Mutant = {
  replaces: "coordinator.ts",
  fails: "forgets",
  mistake: "decides by presumption after a restart, though its duty has ended",
  setting: "coordinator-recovery votes=yes; multiset, 1 crash, 1 restart",
};

export class Coordinator extends Reference {
  override onStart(): void {
    if (this.ctx.log.records.at(-1)?.type === "end") this.announce("abort");
    else super.onStart();
  }
}
