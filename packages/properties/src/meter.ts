/**
 * What a run costs, as the literature counts it: messages between hosts, forced writes, and how many of either follow
 * one another. [GL06] A message takes one unit of time between two hosts and none within one; nothing else takes any.
 */
import {
  type Always,
  always,
  canonical,
  type Monitor,
  type NodeId,
  type Observed,
  type Plain,
} from "@workbook/harness";

/** What a run has cost. */
export interface Cost {
  /** Messages between hosts. What one step of a node has to tell one host travels in one message. */
  readonly messages: number;
  /** Forced writes in all, however many records each made stable. */
  readonly forcedWrites: number;
  /** Forced writes made before any node decided: records of a decision that is known already are not among them. */
  readonly writesToDecide: number;
  /** How many of those had to wait for one another. */
  readonly writeDelays: number;
  /** Message delays until every node that decides has decided. */
  readonly delaysToDecide: number;
  /** Message delays until the last message arrived. */
  readonly delaysInAll: number;
}

/** When something happened: after how many message delays, and after how many forced writes in a row. */
export interface Moment {
  readonly delays: number;
  readonly writes: number;
}

const beginning: Moment = { delays: 0, writes: 0 };

function later(one: Moment, other: Moment): Moment {
  return { delays: Math.max(one.delays, other.delays), writes: Math.max(one.writes, other.writes) };
}

/** What is known of a run while it is metered. */
export interface Metering {
  readonly cost: Cost;
  readonly decided: boolean;
  readonly moments: Readonly<Record<NodeId, Moment>>;
  /** When each message on its way was sent, by link and content, oldest first. */
  readonly flight: Readonly<Record<string, readonly Moment[]>>;
  /** The node whose step it is, and the hosts that it has written to in this step. */
  readonly step: { readonly node: NodeId; readonly hosts: readonly string[] };
}

/** Where a node runs. */
export type HostOf = (node: NodeId) => string;

/** Each node on a host of its own. */
const apart: HostOf = (node) => node;

const free: Cost = {
  messages: 0,
  forcedWrites: 0,
  writesToDecide: 0,
  writeDelays: 0,
  delaysToDecide: 0,
  delaysInAll: 0,
};

/**
 * Adds up a run's cost from what an observer sees. Time is counted along chains of messages: a node is as late as the
 * latest message that it has received. Meant for runs without faults; a message that is lost was sent all the same.
 */
export function costMonitor(hostOf: HostOf = apart): Monitor<Metering> {
  return {
    name: "cost",
    watches: ["start", "restart", "deliver", "timer", "wake", "send", "force", "decide"],
    initial: () => ({ cost: free, decided: false, moments: {}, flight: {}, step: { node: "", hosts: [] } }),
    observe: (before, event) => {
      const begins = isInput(event) || event.node !== before.step.node;
      const state = begins ? { ...before, step: { node: event.node, hosts: [] } } : before;
      if (event.kind === "deliver") return delivered(state, event, hostOf);
      if (event.kind === "send") return sent(state, event, hostOf);
      if (event.kind === "force") return forced(state, event.node);
      return event.kind === "decide" ? decided(state, event.node) : state;
    },
  };
}

/** A run costs no more than this. What is left out is not limited. */
export function costsAtMost(most: Partial<Cost>, hostOf?: HostOf): Always {
  return always("cost", costMonitor(hostOf), ({ cost }) => {
    const over = (Object.keys(names) as (keyof Cost)[]).find((what) => cost[what] > (most[what] ?? Infinity));
    return over && `this takes ${cost[over]} ${names[over]}, and ${most[over]} are enough`;
  });
}

const names: Record<keyof Cost, string> = {
  messages: "messages",
  forcedWrites: "forced writes",
  writesToDecide: "forced writes before anybody decides",
  writeDelays: "forced writes one after another",
  delaysToDecide: "message delays until all have decided",
  delaysInAll: "message delays in all",
};

/** A {@link costMonitor} that goes along with one run. */
export class Meter {
  private readonly monitor: Monitor<Metering>;
  private state: Metering;

  /** @param hostOf where each node runs; each on a host of its own when left out */
  constructor(hostOf?: HostOf) {
    this.monitor = costMonitor(hostOf);
    this.state = this.monitor.initial([]);
  }

  /** What the run has cost so far. */
  get cost(): Cost {
    return this.state.cost;
  }

  /** Takes an event in. Events come in the order in which they happened. */
  observe(event: Observed): void {
    this.state = this.monitor.observe(this.state, event);
  }
}

type Event<K extends Observed["kind"]> = Extract<Observed, { kind: K }>;

function sent(state: Metering, { node, to, message }: Event<"send">, hostOf: HostOf): Metering {
  const link = linkOf(node, to, message);
  const flight = { ...state.flight, [link]: [...(state.flight[link] ?? []), momentOf(state, node)] };
  const host = hostOf(to);
  const { step, cost } = state;
  if (host === hostOf(node) || step.hosts.includes(host)) return { ...state, flight };
  const hosts = [...step.hosts, host];
  return { ...state, flight, step: { node, hosts }, cost: { ...cost, messages: cost.messages + 1 } };
}

function delivered(state: Metering, { node, from, message }: Event<"deliver">, hostOf: HostOf): Metering {
  const link = linkOf(from, node, message);
  const { [link]: copies = [], ...others } = state.flight;
  const [first = beginning, ...rest] = copies;
  const delays = first.delays + (hostOf(from) === hostOf(node) ? 0 : 1);
  const moments = { ...state.moments, [node]: later(momentOf(state, node), { ...first, delays }) };
  const cost = { ...state.cost, delaysInAll: Math.max(state.cost.delaysInAll, delays) };
  return { ...state, cost, moments, flight: rest.length > 0 ? { ...others, [link]: rest } : others };
}

function forced(state: Metering, node: NodeId): Metering {
  const before = momentOf(state, node);
  const { forcedWrites, writesToDecide } = state.cost;
  const counted = { forcedWrites: forcedWrites + 1, writesToDecide: writesToDecide + (state.decided ? 0 : 1) };
  const moments = { ...state.moments, [node]: { ...before, writes: before.writes + 1 } };
  return { ...state, cost: { ...state.cost, ...counted }, moments };
}

function decided(state: Metering, node: NodeId): Metering {
  const { delays, writes } = momentOf(state, node);
  const delaysToDecide = Math.max(state.cost.delaysToDecide, delays);
  const writeDelays = state.decided ? state.cost.writeDelays : writes;
  return { ...state, decided: true, cost: { ...state.cost, delaysToDecide, writeDelays } };
}

function momentOf({ moments }: Metering, node: NodeId): Moment {
  return moments[node] ?? beginning;
}

function isInput({ kind }: Observed): boolean {
  return kind === "start" || kind === "restart" || kind === "deliver" || kind === "timer" || kind === "wake";
}

function linkOf(from: NodeId, to: NodeId, message: Plain): string {
  return `${from}->${to} ${canonical(message)}`;
}
