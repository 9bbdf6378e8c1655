/** A No always aborts, even after commit was told. */

import type { Mutant } from "@workbook/grading";
import type { NodeId } from "@workbook/harness";
import type { Vote } from "#given/messages.ts";
import { Coordinator as Reference } from "#reference/coordinator.ts";

export const mutant: Mutant = {
  replaces: "coordinator.ts",
  fails: "AC2",
  mistake: "lets a No that comes after the decision change what it tells",
  setting: "fickle-participant; multiset",
};

export class Coordinator extends Reference {
  override onVote(from: NodeId, message: Vote): void {
    if (message.vote === "yes" || !this.decision) return super.onVote(from, message);
    this.decision = "abort";
    this.announce("abort");
  }
}
