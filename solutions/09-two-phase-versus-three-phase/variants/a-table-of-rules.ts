/** The rules as data, the first that applies. */
import type { Variant } from "@workbook/grading";
import type { Recommendation, Situation } from "#given/situations.ts";

export const variant: Variant = { replaces: "recommend.ts", shape: "a list of rules, most telling first" };

const unlocked = ({ everybodyCanPrepare, short }: Situation) => !(everybodyCanPrepare && short);

const rules: readonly [(situation: Situation) => boolean, Recommendation][] = [
  [
    (one) => unlocked(one) && !one.undoable,
    { choice: "none", because: "nothing can be held locked, and not everything can be undone" },
  ],
  [unlocked, { choice: "saga", because: "nothing can be held locked, and everything can be undone" }],
  [({ mayWait }) => mayWait, { choice: "two-phase commit", because: "waiting is acceptable, and nothing is cheaper" }],
  [({ synchronous }) => synchronous, { choice: "three-phase commit", because: "silence proves a crash" }],
  [({ acceptors }) => acceptors, { choice: "Paxos Commit", because: "a majority of acceptors remembers" }],
  [() => true, { choice: "quorum-based three-phase commit", because: "a quorum of the parties can go on" }],
];

export function recommend(situation: Situation): Recommendation {
  return rules.find(([applies]) => applies(situation))![1];
}
