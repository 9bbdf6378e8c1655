/** Quorums are majorities, whatever it was told. */
import type { Mutant } from "@workbook/grading";
import type { State } from "#given/messages.ts";
import type { Quorums } from "#given/quorums.ts";
import type { Verdict } from "#given/verdict.ts";
import { classify as reference } from "#reference/classify.ts";

export const mutant: Mutant = {
  replaces: "classify.ts",
  fails: "any-quorums",
  mistake: "does not ask how large the quorums are",
  setting: "analysis; all sides of 3 participants, Vc=3, Va=1",
};

export function classify(states: readonly State[], quorums: Quorums): Verdict {
  return reference(states, { commit: Math.min(2, quorums.commit), abort: Math.max(2, quorums.abort) });
}
