/** Whoever was asked will answer. */
import type { Mutant } from "@workbook/grading";
import { Orchestrator as Reference } from "#reference/orchestrator.ts";

export const mutant: Mutant = {
  replaces: "orchestrator.ts",
  fails: "silence",
  mistake: "does not ask again when an answer is lost",
  setting: "checkout orders=ann book home books=1; multiset, 1 drop, 1 duplicate, 2 early timeouts",
};

export class Orchestrator extends Reference {
  override onTimer(): void {}
}
