/** Until it is asked there is nothing that it could time out on, it thinks. */
import type { Mutant } from "@workbook/grading";
import { Participant as Reference } from "#reference/participant.ts";

export const mutant: Mutant = {
  replaces: "participant.ts",
  fails: "non-blocking",
  mistake: "sets no timer before it is asked",
  setting: "three-phase-commit-protocol votes=yes,yes; multiset, 3 crashes, 2 restarts",
};

export class Participant extends Reference {
  override begin(): void {}
}
