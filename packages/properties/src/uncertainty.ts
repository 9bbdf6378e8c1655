/**
 * The uncertainty period: from voting Yes until learning the outcome. Whoever is in it may not decide. [BHG87 ch. 7]
 * These properties speak of messages, so they hold only where an exercise fixes the messages that they name.
 */
import { type Always, always, type Monitor, type NodeId, type Plain } from "@workbook/harness";

interface Uncertainty {
  /** Who has voted Yes and has not been told the outcome. */
  readonly inDoubt: readonly NodeId[];
  /** Who decided while in doubt. */
  readonly alone?: NodeId;
}

function is(message: Plain, fields: Readonly<Record<string, Plain>>): boolean {
  if (message === null || typeof message !== "object" || Array.isArray(message)) return false;
  return Object.entries(fields).every(([field, value]) => (message as Record<string, Plain>)[field] === value);
}

const uncertainty: Monitor<Uncertainty> = {
  name: "uncertainty",
  watches: ["send", "deliver", "decide"],
  initial: () => ({ inDoubt: [] }),
  observe: (state, event) => {
    const known = state.inDoubt.includes(event.node);
    const without = state.inDoubt.filter((id) => id !== event.node);
    if (event.kind === "send" && !known && is(event.message, { type: "vote", vote: "yes" }))
      return { ...state, inDoubt: [...state.inDoubt, event.node].sort() };
    if (event.kind === "deliver" && is(event.message, { type: "decision" })) return { ...state, inDoubt: without };
    if (event.kind === "decide" && known) return { ...state, inDoubt: without, alone: event.node };
    return state;
  },
};

/** A participant that voted Yes does not decide before it is told the decision. */
export const noDecisionInDoubt: Always = always("uncertainty", uncertainty, ({ alone }) =>
  alone === undefined ? undefined : `${alone} decided alone: it had voted Yes and had not been told the outcome`,
);

interface Ballot {
  readonly yes: readonly NodeId[];
  readonly missing?: readonly NodeId[];
}

/**
 * Commit is decided only after a Yes of every participant has arrived. A Yes that arrives twice is one Yes.
 *
 * @param coordinator who decides
 * @param participants whose votes it needs
 */
export function commitNeedsEveryYes(coordinator: NodeId, participants: readonly NodeId[]): Always {
  const ballots: Monitor<Ballot> = {
    name: "ballots",
    watches: ["deliver", "decide"],
    initial: () => ({ yes: [] }),
    observe: (state, event) => {
      if (event.node !== coordinator) return state;
      if (event.kind === "decide" && event.decision === "commit") {
        const missing = participants.filter((id) => !state.yes.includes(id));
        return missing.length > 0 ? { ...state, missing } : state;
      }
      if (event.kind !== "deliver" || state.yes.includes(event.from)) return state;
      return is(event.message, { type: "vote", vote: "yes" })
        ? { ...state, yes: [...state.yes, event.from].sort() }
        : state;
    },
  };
  return always("commit needs every Yes", ballots, ({ missing }) =>
    missing ? `${coordinator} committed without a Yes from ${missing.join(" and ")}` : undefined,
  );
}
