/** It asks all the others, and forgets to ask itself. */
import type { Mutant } from "@workbook/grading";
import { Participant as Reference } from "#reference/participant.ts";

export const mutant: Mutant = {
  replaces: "participant.ts",
  fails: "termination-rules",
  mistake: "leads by what the others answer, its own state left out",
  setting: "termination own=preCommitted others=uncertain,uncertain; multiset",
};

export class Participant extends Reference {
  override lead(): void {
    if ([...this.states.values()].includes("preCommitted")) super.lead();
    else this.finish("abort");
  }
}
