/** It has forgotten, and says nothing. */
import type { Mutant } from "@workbook/grading";
import type { NodeId } from "@workbook/harness";
import { Coordinator as Reference } from "#reference/coordinator.ts";

export const mutant: Mutant = {
  replaces: "coordinator.ts",
  fails: "forgets",
  mistake: "does not answer an inquiry after the end",
  setting: "late-inquiry; multiset, 1 crash (coordinator), 1 restart (coordinator)",
};

export class Coordinator extends Reference {
  override onInquiry(from: NodeId): void {
    if (this.uninformed.size > 0) super.onInquiry(from);
  }
}
