/** It has told everybody, if only just now; its recovery is over. */
import type { Mutant } from "@workbook/grading";
import { Coordinator as Reference } from "#reference/coordinator.ts";

export const mutant: Mutant = {
  replaces: "coordinator.ts",
  fails: "two-crashes",
  mistake: "ends its duty as soon as it has recovered, before every ack",
  setting: "coordinator-recovery votes=yes; multiset, 1 crash, 1 restart, 1 early timeout",
};

export class Coordinator extends Reference {
  override onStart(): void {
    super.onStart();
    if (!this.ctx.restarted) return;
    this.ctx.cancelTimer("retransmission");
    this.ctx.log.compact([{ type: "end" }]);
    this.forget();
  }
}
