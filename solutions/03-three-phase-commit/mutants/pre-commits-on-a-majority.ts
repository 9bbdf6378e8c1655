/** Most have said Yes. */
import type { Mutant } from "@workbook/grading";
import type { NodeId } from "@workbook/harness";
import type { Vote } from "#given/messages.ts";
import { Coordinator as Reference } from "#reference/coordinator.ts";

export const mutant: Mutant = {
  replaces: "coordinator.ts",
  fails: "AC3",
  mistake: "begins the second round when a majority has voted Yes",
  setting: "three-phase-commit votes=yes,yes,no; multiset",
};

export class Coordinator extends Reference {
  override onVote(from: NodeId, message: Vote): void {
    super.onVote(from, message);
    if (this.state === "waiting" && this.yes.size * 2 > this.participants.length) this.preCommit();
  }
}
