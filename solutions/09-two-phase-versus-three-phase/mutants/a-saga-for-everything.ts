/** What can be undone needs no locks. */
import type { Mutant } from "@workbook/grading";
import type { Recommendation, Situation } from "#given/situations.ts";
import { recommend as reference } from "#reference/recommend.ts";

export const mutant: Mutant = {
  replaces: "recommend.ts",
  fails: "any-situation",
  mistake: "gives up isolation where nothing forces it to",
  setting: "analysis; every combination",
};

export function recommend(situation: Situation): Recommendation {
  if (!situation.undoable || situation.mayWait) return reference(situation);
  return { choice: "saga", because: "nothing can be held locked, and everything can be undone" };
}
