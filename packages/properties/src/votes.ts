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

/** Who has voted what, and who has been told that the transaction is aborted. */
export interface Votes {
  readonly yes: readonly NodeId[];
  readonly no: readonly NodeId[];
  readonly told: readonly NodeId[];
}

/** Notes who has voted Yes and who No, by the `vote` messages that left. A No that follows the outcome is no vote any more. */
export const votesCast: Monitor<Votes> = {
  name: "votes cast",
  watches: ["send", "deliver"],
  initial: () => ({ yes: [], no: [], told: [] }),
  observe: (state, event) => {
    if (event.kind === "deliver" && is(event.message, { type: "decision", decision: "abort" }))
      return noted(state, "told", event.node);
    if (event.kind !== "send") return state;
    if (is(event.message, { type: "vote", vote: "yes" })) return noted(state, "yes", event.node);
    const isNo = is(event.message, { type: "vote", vote: "no" });
    return isNo && !state.told.includes(event.node) ? noted(state, "no", event.node) : state;
  },
};

function noted(state: Votes, list: keyof Votes, node: NodeId): Votes {
  return state[list].includes(node) ? state : { ...state, [list]: [...state[list], node].sort() };
}

/**
 * What a node voted once it votes again, before and after a crash. Once it has been told that the transaction is aborted it
 * may say No: its Yes was a promise to accept that, and nothing depends on its vote any more.
 */
export const constantVote: Always = always("constant vote", votesCast, ({ yes, no }) => {
  const both = yes.find((id) => no.includes(id));
  return both && `${both} votes Yes at one time and No at another`;
});
