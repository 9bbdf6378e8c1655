/** Until it is asked there is nothing that it could time out on, it thinks. */
import type { Mutant } from "@workbook/grading";
import { Participant as Reference } from "#reference/participant.ts";

export const mutant: Mutant = {
  replaces: "participant.ts",
  fails: "coordinator-fails",
  mistake: "sets no timer before it is asked",
  setting: "silent-coordinator votes=yes; multiset",
};

export class Participant extends Reference {
  override onStart(): void {}
}
