/** Vc + Va = V, the other way round. */
import type { Mutant } from "@workbook/grading";
import { Participant as Reference } from "#reference/participant.ts";

export const mutant: Mutant = {
  replaces: "participant.ts",
  fails: "AC1",
  mistake: "aborts with one vote less than Va",
  setting: "quorum-three-phase-commit votes=yes,yes,yes commit=2 abort=2; forgetless, 3 early timeouts",
  steps: 13,
};

export class Participant extends Reference {
  constructor(...given: ConstructorParameters<typeof Reference>) {
    const [ctx, vote, coordinator, participants, { commit, abort }] = given;
    super(ctx, vote, coordinator, participants, { commit, abort: abort - 1 });
  }
}
