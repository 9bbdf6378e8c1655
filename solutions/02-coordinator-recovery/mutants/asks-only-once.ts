/** Its inquiry can be lost like any other message. */
import type { Mutant } from "@workbook/grading";
import { Participant as Reference } from "#reference/participant.ts";

export const mutant: Mutant = {
  replaces: "participant.ts",
  fails: "cooperative",
  mistake: "asks once, and does not ask again",
  setting: "coordinator-recovery votes=yes,yes; multiset, 1 crash (coordinator), 1 drop",
};

export class Participant extends Reference {
  override inquire(): void {
    super.inquire();
    this.ctx.cancelTimer("inquiry");
  }
}
