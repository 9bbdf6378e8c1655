/** Which protocol to take, and what decides it. */
import { todo } from "@workbook/harness";
import type { Recommendation, Situation } from "#given/situations.ts";

/** The protocol for a situation. */
export function recommend(_situation: Situation): Recommendation {
  return todo("4: which fact rules out most? Ask for that one first.");
}
