/** It has asked once; what the others said then is good enough for every later round. */
import type { Mutant } from "@workbook/grading";
import { Participant as Reference } from "#reference/participant.ts";

export const mutant: Mutant = {
  replaces: "participant.ts",
  fails: "non-blocking",
  mistake: "does not ask anew when its timer fires again",
  setting: "three-phase-commit-protocol votes=yes,yes; multiset, 3 crashes, 2 restarts",
};

export class Participant extends Reference {
  override terminate(): void {
    const asked = [...this.states.values()].some((state) => state !== "silent");
    if (!asked) return super.terminate();
    this.elect();
  }
}
