/** Votes: every way in which the environment can let participants vote, and that nobody votes in two ways. [BHG87 ch. 7] */
import { type Always, always, type Monitor, type NodeId } from "@workbook/harness";
import { is } from "./message-fields.ts";

/** What a participant can vote. */
export type YesOrNo = "yes" | "no";

/** Every way in which so many participants can vote. */
export function assignments(participants: number): YesOrNo[][] {
  if (participants === 0) return [[]];
  return assignments(participants - 1).flatMap((votes) => [
    [...votes, "yes" as const],
    [...votes, "no" as const],
  ]);
}

/** Every way in which 1 to `most` participants can vote. */
export function assignmentsUpTo(most: number): YesOrNo[][] {
  return Array.from({ length: most }, (_, index) => assignments(index + 1)).flat();
}

/** One assignment of each kind: so many Yes, then so many No. Enough where participants differ in nothing but their name. */
export function mixtures(participants: number): YesOrNo[][] {
  return Array.from({ length: participants + 1 }, (_, noes) =>
    Array.from({ length: participants }, (_, index) => (index < participants - noes ? "yes" : "no")),
  );
}

/** So many Yes. */
export function allYes(participants: number): YesOrNo[] {
  return Array.from({ length: participants }, () => "yes" as const);
}

/** Who has voted what. */
export interface Votes {
  readonly yes: readonly NodeId[];
  readonly no: readonly NodeId[];
}

/** Notes who has voted Yes and who No, by the `vote` messages that left. */
export const votesCast: Monitor<Votes> = {
  name: "votes cast",
  watches: ["send"],
  initial: () => ({ yes: [], no: [] }),
  observe: (state, event) => {
    if (event.kind !== "send") return state;
    for (const vote of ["yes", "no"] as const)
      if (is(event.message, { type: "vote", vote }) && !state[vote].includes(event.node))
        return { ...state, [vote]: [...state[vote], event.node].sort() };
    return state;
  },
};

/** What a node voted once it votes again, before and after a crash. */
export const constantVote: Always = always("constant vote", votesCast, ({ yes, no }) => {
  const both = yes.find((id) => no.includes(id));
  return both && `${both} votes Yes at one time and No at another`;
});
