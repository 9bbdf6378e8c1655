/** Three-phase commit does not block, so it is what to take when nobody may wait. */
import type { Mutant } from "@workbook/grading";
import type { Recommendation, Situation } from "#given/situations.ts";
import { recommend as reference } from "#reference/recommend.ts";

export const mutant: Mutant = {
  replaces: "recommend.ts",
  fails: "twelve",
  mistake: "takes three-phase commit where silence proves nothing",
  setting: "analysis; twelve situations",
};

export function recommend(situation: Situation): Recommendation {
  return reference({ ...situation, synchronous: true });
}
