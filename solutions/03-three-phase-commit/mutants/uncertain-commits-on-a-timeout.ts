/** It voted Yes, so it may as well commit. */
import type { Mutant } from "@workbook/grading";
import { Participant as Reference } from "#reference/participant.ts";

export const mutant: Mutant = {
  replaces: "participant.ts",
  fails: "agreement",
  mistake: "an uncertain participant commits on a timeout",
  setting: "three-phase-commit votes=yes,yes; multiset, atomic handlers, 3 crashes",
};

export class Participant extends Reference {
  override onTimer(): void {
    if (this.state === "initial") this.abort();
    else this.commit();
  }
}
