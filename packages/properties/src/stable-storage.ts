/**
 * What must be on stable storage before it is said, and what may be forced at most. [Gray78, BHG87 ch. 7]
 * These properties speak of messages, so they hold only where an exercise fixes the messages that they name; of what a
 * log's records say they know nothing.
 */
import { type Always, always, type Monitor, type NodeId, type Observed } from "@workbook/harness";
import { is } from "./message-fields.ts";

interface CommitPoint {
  readonly yes: readonly NodeId[];
  /** Whether something became stable since every Yes is known. */
  readonly remembered: boolean;
  /** Who was told too early. */
  readonly told?: NodeId;
}

/**
 * Between the last Yes and the first message that says commit something became stable: the commit point. Without it a
 * crash forgets what somebody may know.
 *
 * @param coordinator who decides
 * @param participants whose votes it needs
 */
export function commitPoint(coordinator: NodeId, participants: readonly NodeId[]): Always {
  const monitor: Monitor<CommitPoint> = {
    name: "commit point",
    watches: ["deliver", "stable", "compact", "send"],
    initial: () => ({ yes: [], remembered: false }),
    observe: (state, event) => {
      if (event.node !== coordinator) return state;
      if (event.kind === "deliver" && is(event.message, { type: "vote", vote: "yes" }))
        return state.yes.includes(event.from) ? state : { ...state, yes: [...state.yes, event.from].sort() };
      if (remembers(event)) return state.yes.length < participants.length ? state : { ...state, remembered: true };
      const tells = event.kind === "send" && is(event.message, { type: "decision", decision: "commit" });
      return tells && !state.remembered ? { ...state, told: event.to } : state;
    },
  };
  return always("commit point", monitor, ({ told }) =>
    told === undefined
      ? undefined
      : `${coordinator} tells ${told} to commit, and a crash now would make it forget that`,
  );
}

interface Promises {
  /** Who has something on stable storage. */
  readonly kept: readonly NodeId[];
  readonly hasty?: NodeId;
}

const promises: Monitor<Promises> = {
  name: "promises",
  watches: ["stable", "compact", "send"],
  initial: () => ({ kept: [] }),
  observe: (state, event) => {
    const kept = state.kept.includes(event.node);
    if (remembers(event)) return kept ? state : { ...state, kept: [...state.kept, event.node].sort() };
    if (event.kind !== "send" || !is(event.message, { type: "vote", vote: "yes" })) return state;
    return kept ? state : { ...state, hasty: event.node };
  },
};

/** Nobody votes Yes with nothing on stable storage: a crash would make it forget its promise. */
export const promisesAreStable: Always = always("stable promise", promises, ({ hasty }) =>
  hasty === undefined ? undefined : `${hasty} votes Yes, and a crash now would make it forget that`,
);

/** Whether an event leaves something on stable storage. */
function remembers(event: Observed): boolean {
  return event.kind === "stable" || (event.kind === "compact" && event.records.length > 0);
}

interface ForcedWrites {
  readonly voted: boolean;
  /** Who has acknowledged; on the path of what it did before, no longer of what it does. */
  readonly acknowledged: readonly NodeId[];
  readonly counts: Readonly<Record<NodeId, number>>;
}

/**
 * Nobody forces more on the commit path than it must. A coordinator's path begins with the first vote, so that a begin
 * record is not counted, and ends with the last ack; a participant's ends when it acknowledges.
 *
 * @param coordinator whose path it is
 * @param most forced writes of the coordinator, and of each participant
 */
export function forcedWritesAtMost(
  coordinator: NodeId,
  most: { readonly coordinator: number; readonly participant: number },
): Always {
  const allowed = (id: NodeId) => (id === coordinator ? most.coordinator : most.participant);
  const monitor: Monitor<ForcedWrites> = {
    name: "forced writes",
    watches: ["force", "send", "deliver"],
    initial: (nodes) => ({ voted: false, acknowledged: [], counts: Object.fromEntries(nodes.map((id) => [id, 0])) }),
    observe: (state, event) => {
      const { acknowledged, counts, voted } = state;
      if (event.kind === "deliver") return voted || event.node !== coordinator ? state : { ...state, voted: true };
      if (event.kind === "send")
        return is(event.message, { type: "ack" }) && !acknowledged.includes(event.node)
          ? { ...state, acknowledged: [...acknowledged, event.node].sort() }
          : state;
      const { node } = event;
      const all = acknowledged.length === Object.keys(counts).length - 1;
      const over = node === coordinator ? all || !voted : acknowledged.includes(node);
      // One too many is all that needs to be known.
      return over ? state : { ...state, counts: { ...counts, [node]: Math.min(counts[node]! + 1, allowed(node) + 1) } };
    },
  };
  return always("forced writes", monitor, ({ counts }) => {
    const id = Object.keys(counts).find((node) => counts[node]! > allowed(node));
    return id && `${id} forces its log ${counts[id]} times on the commit path, and ${allowed(id)} must be enough`;
  });
}
