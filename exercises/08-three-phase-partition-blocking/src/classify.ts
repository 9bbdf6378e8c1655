/** What a side of a partition may do, from the states of those in it. [Skeen82] */
import { todo } from "@workbook/harness";
import type { State } from "#given/messages.ts";
import type { Quorums } from "#given/quorums.ts";
import type { Verdict } from "#given/verdict.ts";

/** What the states of all who can be reached allow. */
export function classify(_states: readonly State[], _quorums: Quorums): Verdict {
  return todo("3: which votes are ready for which outcome, which could still be, and who knows that all voted Yes?");
}
