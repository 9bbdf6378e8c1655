/**
 * Paxos Commit: one instance of Paxos for each resource manager, and what its nodes must not forget. [GL06]
 * These properties speak of messages, so they hold only where an exercise fixes the messages that they name.
 */
import { type Always, always, type Decision, type Monitor, type NodeId, type Plain } from "@workbook/harness";
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

interface Foundations {
  readonly seen: Acceptances;
  readonly unfounded?: { readonly node: NodeId; readonly instance: NodeId };
}

/**
 * Commit is decided only when every resource manager's instance has chosen prepared. [GL06] Of abort nothing is said: who
 * is aborted itself may decide at once.
 *
 * @param instances the resource managers
 * @param acceptors how many there are
 */
export function commitIsChosen(instances: readonly NodeId[], acceptors: number): Always {
  const isChosen = (seen: Acceptances, instance: NodeId) =>
    Object.entries(seen).some(([what, by]) => {
      const [of, , value] = what.split(" ");
      return of === instance && value === "prepared" && by.length > acceptors / 2;
    });
  const foundations: Monitor<Foundations> = {
    name: "foundations",
    watches: ["send", "decide"],
    initial: (nodes) => ({ seen: acceptances.initial(nodes) }),
    observe: (state, event) => {
      if (event.kind === "send") {
        const seen = acceptances.observe(state.seen, event);
        return seen === state.seen ? state : { ...state, seen };
      }
      if (event.kind !== "decide" || event.decision !== "commit") return state;
      const instance = instances.find((id) => !isChosen(state.seen, id));
      return instance === undefined ? state : { ...state, unfounded: { node: event.node, instance } };
    },
  };
  return always("commit is chosen", foundations, ({ unfounded }) =>
    unfounded === undefined
      ? undefined
      : `${unfounded.node} committed, and the instance of ${unfounded.instance} has not chosen prepared`,
  );
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
  /** What each node has told of itself: what it has promised, accepted and proposed. */
  readonly said: Readonly<Record<NodeId, readonly string[]>>;
  /** Whose last force is not used up: what they tell in this step is taken to be covered by it. */
  readonly covered: readonly NodeId[];
  readonly spent: readonly NodeId[];
  readonly hasty?: { readonly node: NodeId; readonly what: string };
}

const without = (ids: readonly NodeId[], id: NodeId) => ids.filter((other) => other !== id);
const joined = (ids: readonly NodeId[], id: NodeId) => (ids.includes(id) ? ids : [...ids, id].sort());

/**
 * Whoever promises, accepts or proposes forces its log first: between two steps in which a node tells something new of
 * itself there is a forced write, and before the first. To tell the same again needs none. [GL06]
 *
 * @param nodes acceptors, and resource managers, which lead ballot 0 of their instance
 */
export function forcesBeforeItTells(nodes: readonly NodeId[]): Always {
  const memory: Monitor<Memory> = {
    name: "memory",
    watches: ["start", "restart", "deliver", "timer", "wake", "stable", "compact", "send"],
    initial: () => ({ said: {}, covered: [], spent: [] }),
    observe: (state, event) => {
      const { node } = event;
      if (!nodes.includes(node)) return state;
      if (event.kind === "stable" || event.kind === "compact")
        return { ...state, covered: joined(state.covered, node), spent: without(state.spent, node) };
      if (event.kind === "send") return told(state, node, event.message);
      if (!state.spent.includes(node)) return state;
      return { ...state, covered: without(state.covered, node), spent: without(state.spent, node) };
    },
  };
  return always("forces before it tells", memory, ({ hasty }) =>
    hasty === undefined
      ? undefined
      : `${hasty.node} tells that it has ${hasty.what}, and a crash now would make it forget that`,
  );
}

function told(state: Memory, node: NodeId, message: Plain): Memory {
  const said = state.said[node] ?? [];
  const news = factsIn(message).filter((fact) => !said.includes(fact));
  const [what] = news;
  if (what === undefined) return state;
  const next = { ...state, said: sorted({ ...state.said, [node]: [...said, ...news].sort() }) };
  return state.covered.includes(node)
    ? { ...next, spent: joined(state.spent, node) }
    : { ...next, hasty: { node, what } };
}

/** What its sender must not forget of what it says in a message. */
function factsIn(message: Plain): string[] {
  const { type, ballot = null, values, accepted } = message as Readonly<Record<string, Plain>>;
  const each = (verb: string) =>
    Object.entries(values ?? {}).map(([id, value]) => `${verb} ${id} ${value} in ballot ${ballot}`);
  if (type === "phase2a") return each("proposed");
  if (type === "phase2b") return [...each("accepted"), `promised ballot ${ballot}`]; // Who accepts takes part in no lower one.
  if (type !== "phase1b") return [];
  const before = Object.entries(accepted ?? {}).map(([id, last]) => {
    const { ballot: then = null, value = null } = last as Readonly<Record<string, Plain>>;
    return `accepted ${id} ${value} in ballot ${then}`;
  });
  return [`promised ballot ${ballot}`, ...before];
}
