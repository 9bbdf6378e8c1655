/**
 * Paxos Commit: one instance of Paxos for each resource manager, and what its nodes must not forget. [GL06]
 * These properties speak of messages, so they hold only where an exercise fixes the messages that they name.
 */
import {
  type Always,
  always,
  canonical,
  type Decision,
  type Monitor,
  type NodeId,
  type Plain,
} from "@workbook/harness";
import { is } from "./message-fields.ts";

/** Who has said in a `phase2b` that it accepted: for each instance, ballot and value, as `rm1 0 prepared`. */
type Acceptances = Readonly<Record<string, readonly NodeId[]>>;

const acceptances: Monitor<Acceptances> = {
  name: "acceptances",
  watches: ["send"],
  initial: () => ({}),
  observe: (seen, event) => {
    if (event.kind !== "send" || !is(event.message, { type: "phase2b" })) return seen;
    const { ballot = null, values } = event.message as Readonly<Record<string, Plain>>;
    const all = { ...seen };
    for (const [instance, value] of Object.entries(values ?? {})) {
      const what = `${instance} ${ballot} ${value}`;
      if (!all[what]?.includes(event.node)) all[what] = [...(all[what] ?? []), event.node].sort();
    }
    return sorted(all);
  },
};

/** Told apart by what they say, not by the order in which it was said. */
function sorted<T>(record: Readonly<Record<string, T>>): Readonly<Record<string, T>> {
  return Object.fromEntries(Object.entries(record).sort(([one], [other]) => (one < other ? -1 : 1)));
}

/**
 * In each instance one value at most is chosen: accepted by a majority of the acceptors in one ballot. [Lamport98, GL06]
 *
 * @param acceptors how many there are
 */
export function oneValueChosen(acceptors: number): Always {
  return always("one value an instance", acceptances, (seen) => {
    const chosen = Object.entries(seen).flatMap(([what, by]) => (by.length > acceptors / 2 ? [what.split(" ")] : []));
    for (const [instance, ballot, value] of chosen) {
      const [, otherBallot, other] = chosen.find(([same, , another]) => same === instance && another !== value) ?? [];
      if (other)
        return `the instance of ${instance} has chosen ${value} in ballot ${ballot}, and ${other} in ballot ${otherBallot}`;
    }
    return undefined;
  });
}

type Announced = Readonly<Partial<Record<Decision, NodeId>>>;

const announcements: Monitor<Announced> = {
  name: "announcements",
  watches: ["send"],
  initial: () => ({}),
  observe: (seen, event) => {
    if (event.kind !== "send") return seen;
    for (const decision of ["abort", "commit"] as const)
      if (!seen[decision] && is(event.message, { type: "decision", decision }))
        return sorted({ ...seen, [decision]: event.node });
    return seen;
  },
};

/** All `decision` messages, whoever sends them, say the same. [GL06] */
export const oneAnnouncement: Always = always("announcements agree", announcements, ({ commit, abort }) => {
  return commit && abort && `${commit} announces commit, and ${abort} announces abort`;
});

interface Memory {
  /** What each node has answered, without repetitions. */
  readonly said: Readonly<Record<NodeId, readonly string[]>>;
  /** Whose last force is not used up: what they answer in this step is taken to be covered by it. */
  readonly covered: readonly NodeId[];
  readonly spent: readonly NodeId[];
  readonly hasty?: { readonly node: NodeId; readonly type: string };
}

const without = (ids: readonly NodeId[], id: NodeId) => ids.filter((other) => other !== id);
const joined = (ids: readonly NodeId[], id: NodeId) => (ids.includes(id) ? ids : [...ids, id].sort());

/**
 * Whoever promises, accepts or proposes forces its log first: between two steps in which a node says something new there is
 * a forced write, and before the first. To say the same again needs none. [GL06]
 *
 * @param types for each node of which messages it must not forget that it sent them
 */
export function forcesBeforeItAnswers(types: Readonly<Record<NodeId, readonly string[]>>): Always {
  const memory: Monitor<Memory> = {
    name: "memory",
    watches: ["start", "restart", "deliver", "timer", "stable", "compact", "send"],
    initial: () => ({ said: {}, covered: [], spent: [] }),
    observe: (state, event) => {
      const { node } = event;
      if (!types[node]) return state;
      if (event.kind === "stable" || event.kind === "compact")
        return { ...state, covered: joined(state.covered, node), spent: without(state.spent, node) };
      if (event.kind === "send") return answered(state, node, event.message, types[node]);
      if (!state.spent.includes(node)) return state;
      return { ...state, covered: without(state.covered, node), spent: without(state.spent, node) };
    },
  };
  return always("forces before it answers", memory, ({ hasty }) =>
    hasty === undefined
      ? undefined
      : `${hasty.node} sends a ${hasty.type} that it has not forced its log for: a crash now would make it forget that`,
  );
}

function answered(state: Memory, node: NodeId, message: Plain, types: readonly string[]): Memory {
  const type = types.find((one) => is(message, { type: one }));
  const said = state.said[node] ?? [];
  const what = canonical(message);
  if (type === undefined || said.includes(what)) return state;
  const next = { ...state, said: sorted({ ...state.said, [node]: [...said, what].sort() }) };
  return state.covered.includes(node)
    ? { ...next, spent: joined(state.spent, node) }
    : { ...next, hasty: { node, type } };
}
