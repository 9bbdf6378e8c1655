/** When in doubt, abort. It is not in doubt. */
import type { Mutant } from "@workbook/grading";
import { Participant as Reference } from "#reference/participant.ts";

export const mutant: Mutant = {
  replaces: "participant.ts",
  fails: "agreement",
  mistake: "a prepared participant aborts on a timeout",
  setting: "three-phase-commit votes=yes,yes; multiset, atomic handlers, 3 crashes",
};

export class Participant extends Reference {
  override onTimer(): void {
    this.abort();
  }
}
