/** Enough votes for a commit, and nobody who knows that all voted Yes. */
import type { Mutant } from "@workbook/grading";
import type { State } from "#given/messages.ts";
import type { Quorums } from "#given/quorums.ts";
import type { Verdict } from "#given/verdict.ts";
import { classify as reference } from "#reference/classify.ts";

export const mutant: Mutant = {
  replaces: "classify.ts",
  fails: "quorum-rule",
  mistake: "tries to commit without a pre-committed participant",
  setting: "analysis; all sides of 3 participants, Vc=2, Va=2",
};

export function classify(states: readonly State[], quorums: Quorums): Verdict {
  const able = states.filter((state) => state === "uncertain" || state === "preCommitted");
  const verdict = reference(states, quorums);
  return verdict === "tryAbort" && able.length >= quorums.commit ? "tryCommit" : verdict;
}
