/** Everybody has answered. What they said it does not look at. */
import type { Mutant } from "@workbook/grading";
import type { NodeId } from "@workbook/harness";
import type { Vote } from "#given/messages.ts";
import { Coordinator as Reference } from "#reference/coordinator.ts";

export const mutant: Mutant = {
  replaces: "coordinator.ts",
  fails: "AC4",
  mistake: "commits though somebody voted No",
  setting: "quorum-three-phase-commit votes=yes,yes,no commit=2 abort=2; forgetless",
};

export class Coordinator extends Reference {
  override onVote(from: NodeId, _vote: Vote): void {
    super.onVote(from, { type: "vote", vote: "yes" });
  }
}
