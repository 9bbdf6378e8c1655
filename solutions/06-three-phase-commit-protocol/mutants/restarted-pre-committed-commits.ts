/** It wrote down that it was pre-committed, and knows what that means. Or what it meant. */
import type { Mutant } from "@workbook/grading";
import type { Log, NodeId } from "@workbook/harness";
import { Participant as Reference } from "#reference/participant.ts";

export const mutant: Mutant = {
  replaces: "participant.ts",
  fails: "cascade",
  mistake: "commits alone after a restart, by its record of the pre-commit",
  setting: "three-phase-commit-protocol votes=yes,yes; multiset, 3 crashes, 2 restarts",
};

export class Participant extends Reference {
  override onPreCommit(from: NodeId): void {
    if (this.state === "uncertain") (this.ctx.log as Log<unknown>).force("preCommitted");
    super.onPreCommit(from);
  }

  override recover(): void {
    const records: readonly unknown[] = this.ctx.log.records;
    if (records.includes("preCommitted")) this.decide("commit");
    else super.recover();
  }
}
