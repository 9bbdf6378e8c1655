/** Vc = Va = 1: whoever is ready decides. */
import type { Mutant } from "@workbook/grading";
import { Participant as Reference } from "#reference/participant.ts";

export const mutant: Mutant = {
  replaces: "participant.ts",
  fails: "AC1",
  mistake: "takes itself for a quorum",
  setting: "quorum-three-phase-commit votes=yes,yes,yes commit=2 abort=2; forgetless, 3 early timeouts",
};

export class Participant extends Reference {
  constructor(...given: ConstructorParameters<typeof Reference>) {
    const [ctx, vote, coordinator, participants, { commit, abort }] = given;
    super(ctx, vote, coordinator, participants, { commit: Math.min(1, commit), abort: Math.min(1, abort) });
  }
}
