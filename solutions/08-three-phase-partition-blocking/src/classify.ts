/** What a side of a partition may do, from the states of those in it. [Skeen82] */
import type { State } from "#given/messages.ts";
import type { Quorums } from "#given/quorums.ts";
import type { Verdict } from "#given/verdict.ts";

/**
 * What the states of all who can be reached allow.
 *
 * A commit needs Vc votes that are pre-committed, an abort Va that are pre-aborted, and nobody is ever both. Only who knows
 * that everybody voted Yes, by a pre-committed participant, may gather the former.
 */
export function classify(states: readonly State[], { commit, abort }: Quorums): Verdict {
  const count = (state: State) => states.filter((one) => one === state).length;
  if (states.includes("committed") || count("preCommitted") >= commit) return "commit";
  if (states.includes("aborted") || count("preAborted") >= abort) return "abort";
  if (count("preCommitted") > 0 && states.length - count("preAborted") >= commit) return "tryCommit";
  if (states.length - count("preCommitted") >= abort) return "tryAbort";
  return "wait";
}
