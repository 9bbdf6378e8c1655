/** Enough of them could still be ready. That is not yet being so. */
import type { Mutant } from "@workbook/grading";
import type { State } from "#given/messages.ts";
import type { Quorums } from "#given/quorums.ts";
import type { Verdict } from "#given/verdict.ts";
import { classify as reference } from "#reference/classify.ts";

export const mutant: Mutant = {
  replaces: "classify.ts",
  fails: "quorum-rule",
  mistake: "decides where it may only try",
  setting: "analysis; all sides of 3 participants, Vc=2, Va=2",
};

export function classify(states: readonly State[], quorums: Quorums): Verdict {
  const verdict = reference(states, quorums);
  if (verdict === "tryCommit") return "commit";
  return verdict === "tryAbort" ? "abort" : verdict;
}
