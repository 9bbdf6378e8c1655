/** Goes on telling those who have long acknowledged. */

import type { Mutant } from "@workbook/grading";
import type { NodeId } from "@workbook/harness";
import { Coordinator as Reference } from "#reference/coordinator.ts";

export const mutant: Mutant = {
  replaces: "coordinator.ts",
  fails: "silent",
  mistake: "retransmits for ever: acks change nothing",
  setting: "two-phase-commit votes=yes; multiset",
};

export class Coordinator extends Reference {
  override onAck(_from: NodeId): void {}
}
