/**
 * The uncertainty period: from voting Yes until learning the outcome. Whoever is in it may not decide. [BHG87 ch. 7]
 * These properties speak of messages, so they hold only where an exercise fixes the messages that they name.
 */
import { type Always, always, type Goal, type Monitor, type NodeId } from "@workbook/harness";
import { is } from "./message-fields.ts";

interface Uncertainty {
  /** Who has voted Yes and has not been told the outcome. */
  readonly inDoubt: readonly NodeId[];
  /** Who has been told the outcome: it can vote Yes again, but be in doubt no more. */
  readonly told: readonly NodeId[];
  /** Who decided while in doubt. */
  readonly alone?: NodeId;
}

const uncertainty: Monitor<Uncertainty> = {
  name: "uncertainty",
  watches: ["send", "deliver", "decide"],
  initial: () => ({ inDoubt: [], told: [] }),
  observe: (state, event) => {
    const { node } = event;
    const known = state.inDoubt.includes(node);
    const inDoubt = state.inDoubt.filter((id) => id !== node);
    const told = state.told.includes(node) ? state.told : [...state.told, node].sort();
    if (event.kind === "send" && !state.told.includes(node) && is(event.message, { type: "vote", vote: "yes" }))
      return { ...state, inDoubt: [...inDoubt, node].sort() };
    if (event.kind === "deliver" && is(event.message, { type: "decision" })) return { ...state, inDoubt, told };
    if (event.kind === "decide" && known) return { inDoubt, told, alone: node };
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

interface Doubt {
  readonly up: readonly NodeId[];
  readonly recovered: readonly NodeId[];
  /** Who has something on stable storage. */
  readonly remembering: readonly NodeId[];
  readonly votedYes: readonly NodeId[];
  readonly decided: readonly NodeId[];
}

const doubt: Monitor<Doubt> = {
  name: "doubt",
  watches: ["start", "restart", "crash", "stable", "send", "decide"],
  initial: () => ({ up: [], recovered: [], remembering: [], votedYes: [], decided: [] }),
  observe: (state, event) => {
    const { kind, node } = event;
    const joined = (ids: readonly NodeId[]) => (ids.includes(node) ? ids : [...ids, node].sort());
    if (kind === "start") return { ...state, up: joined(state.up) };
    if (kind === "restart") return { ...state, up: joined(state.up), recovered: joined(state.recovered) };
    if (kind === "crash") return { ...state, up: state.up.filter((id) => id !== node) };
    if (kind === "stable") return { ...state, remembering: joined(state.remembering) };
    if (kind === "decide") return { ...state, decided: joined(state.decided) };
    const yes = kind === "send" && is(event.message, { type: "vote", vote: "yes" });
    return yes ? { ...state, votedYes: joined(state.votedYes) } : state;
  },
};

/** Undecided, and has voted Yes; or came back with a log that may say so: whether the vote left, it cannot know. */
function isInDoubt({ decided, votedYes, recovered, remembering }: Doubt, id: NodeId): boolean {
  if (decided.includes(id)) return false;
  return votedYes.includes(id) || (recovered.includes(id) && remembering.includes(id));
}

/** What each kind of goal is made with. */
type MakeGoal = (name: string, monitor: Monitor<Doubt>, reached: (state: Doubt) => boolean) => Goal;

/**
 * Everybody who is up is a participant in doubt, so that the coordinator is down. Only then does cooperative termination
 * have nobody to ask. [BHG87 ch. 7]
 */
export function everybodyUpIsInDoubt(kind: MakeGoal, participants: readonly NodeId[]): Goal {
  return kind("everybody who is up is in doubt", doubt, allInDoubt(participants));
}

/**
 * Everybody who is up has decided, or everybody who is up is in doubt. As an `eventually` it is what cooperative
 * termination promises: whoever can reach somebody who is not in doubt learns the outcome. [BHG87 ch. 7]
 */
export function everybodyUpKnowsOrIsInDoubt(kind: MakeGoal, participants: readonly NodeId[]): Goal {
  const stuck = allInDoubt(participants);
  return kind("the outcome for all who can ask somebody not in doubt", doubt, (state) => {
    return stuck(state) || state.up.every((id) => state.decided.includes(id));
  });
}

function allInDoubt(participants: readonly NodeId[]): (state: Doubt) => boolean {
  return (state) => state.up.length > 0 && state.up.every((id) => participants.includes(id) && isInDoubt(state, id));
}
