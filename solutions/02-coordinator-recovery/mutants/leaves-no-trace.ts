/** It truncates its log to nothing, and a log with nothing in it says something else. */
import type { Mutant } from "@workbook/grading";
import type { NodeId } from "@workbook/harness";
import { Coordinator as Reference } from "#reference/coordinator.ts";

export const mutant: Mutant = {
  replaces: "coordinator.ts",
  fails: "one-crash",
  mistake: "empties its log at the end, so that a restart takes a finished transaction for an unfinished one",
  setting: "coordinator-recovery votes=yes; multiset, 1 crash, 1 restart",
};

export class Coordinator extends Reference {
  override onAck(from: NodeId): void {
    super.onAck(from);
    if (this.uninformed.size === 0) this.ctx.log.compact([]);
  }
}
