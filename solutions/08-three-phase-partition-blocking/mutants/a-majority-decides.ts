/** More than half of them are here, so that there must be something to do. */
import type { Mutant } from "@workbook/grading";
import type { State } from "#given/messages.ts";
import type { Quorums } from "#given/quorums.ts";
import type { Verdict } from "#given/verdict.ts";
import { classify as reference } from "#reference/classify.ts";

export const mutant: Mutant = {
  replaces: "classify.ts",
  fails: "any-quorums",
  mistake: "tries with a majority that has no quorum in it",
  setting: "analysis; all sides of 3 participants, Vc=3, Va=1",
};

export function classify(states: readonly State[], quorums: Quorums): Verdict {
  const verdict = reference(states, quorums);
  return verdict === "wait" && states.length >= quorums.abort ? "tryAbort" : verdict;
}
