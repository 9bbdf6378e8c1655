/** Somebody is pre-committed, so all voted Yes: commit. The uncertain will be told. */
import type { Mutant } from "@workbook/grading";
import { Participant as Reference } from "#reference/participant.ts";

export const mutant: Mutant = {
  replaces: "participant.ts",
  fails: "cascade",
  mistake: "commits without bringing the uncertain to pre-commit first",
  setting: "three-phase-commit-protocol votes=yes,yes; multiset, 3 crashes, 2 restarts",
};

export class Participant extends Reference {
  override lead(): void {
    const known = [this.state, ...this.states.values()];
    if (known.includes("preCommitted")) this.finish("doCommit");
    else super.lead();
  }
}
