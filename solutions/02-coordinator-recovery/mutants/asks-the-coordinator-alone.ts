/** The others may know. It does not ask them. */
import type { Mutant } from "@workbook/grading";
import { Participant as Reference } from "#reference/participant.ts";

export const mutant: Mutant = {
  replaces: "participant.ts",
  fails: "cooperative",
  mistake: "asks nobody but the coordinator",
  setting: "coordinator-recovery votes=yes,yes; multiset, 1 crash (coordinator), 1 drop",
};

export class Participant extends Reference {
  override inquire(): void {
    this.ctx.send(this.coordinator, { type: "inquiry" });
    this.ctx.setTimer("inquiry", 100);
  }
}
