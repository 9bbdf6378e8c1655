/** Vc + Va = V: a commit quorum and an abort quorum that share nobody. */
import type { Mutant } from "@workbook/grading";
import { Participant as Reference } from "#reference/participant.ts";

export const mutant: Mutant = {
  replaces: "participant.ts",
  fails: "AC1",
  mistake: "commits with one vote less than Vc",
  setting: "quorum-three-phase-commit votes=yes,yes,yes commit=2 abort=2; forgetless, 3 early timeouts",
  steps: 13,
};

export class Participant extends Reference {
  constructor(...given: ConstructorParameters<typeof Reference>) {
    const [ctx, vote, coordinator, participants, { commit, abort }] = given;
    super(ctx, vote, coordinator, participants, { commit: commit - 1, abort });
  }
}
