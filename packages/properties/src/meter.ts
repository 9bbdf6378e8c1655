/**
 * What a run costs, as the literature counts it: messages between hosts, forced writes, and how many of either follow
 * one another. [GL06] A message takes one unit of time between two hosts and none within one; nothing else takes any.
 */
import { canonical, type NodeId, type Observed } from "@workbook/harness";

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

/** When something happens: after how many message delays, and after how many forced writes in a row. */
interface Moment {
  readonly delays: number;
  readonly writes: number;
}

const beginning: Moment = { delays: 0, writes: 0 };

function later(one: Moment, other: Moment): Moment {
  return { delays: Math.max(one.delays, other.delays), writes: Math.max(one.writes, other.writes) };
}

/**
 * Adds up a run's cost from what an observer sees. Time is counted along chains of messages: a node is as late as the
 * latest message that it has received. Meant for runs without faults; a message that is lost was sent all the same.
 */
export class Meter {
  private readonly hostOf: (node: NodeId) => string;
  private readonly moments = new Map<NodeId, Moment>();
  /** When each message on its way was sent, by link and content, oldest first. */
  private readonly flight = new Map<string, Moment[]>();
  /** The node whose step it is, and the hosts that it has written to in this step. */
  private step: { readonly node: NodeId; readonly hosts: Set<string> } = { node: "", hosts: new Set() };
  private decided = false;
  private total = {
    messages: 0,
    forcedWrites: 0,
    writesToDecide: 0,
    writeDelays: 0,
    delaysToDecide: 0,
    delaysInAll: 0,
  };

  /** @param hostOf where each node runs; each on a host of its own when left out */
  constructor(hostOf: (node: NodeId) => string = (node) => node) {
    this.hostOf = hostOf;
  }

  /** What the run has cost so far. */
  get cost(): Cost {
    return { ...this.total };
  }

  /** Takes an event in. Events come in the order in which they happened. */
  observe(event: Observed): void {
    if (isInput(event) || event.node !== this.step.node) this.step = { node: event.node, hosts: new Set() };
    if (event.kind === "deliver") this.deliver(event);
    else if (event.kind === "send") this.send(event);
    else if (event.kind === "force") this.force(event.node);
    else if (event.kind === "decide") this.decide(event.node);
  }

  private send({ node, to, message }: Extract<Observed, { kind: "send" }>): void {
    const host = this.hostOf(to);
    if (host !== this.hostOf(node) && !this.step.hosts.has(host)) {
      this.step.hosts.add(host);
      this.total.messages++;
    }
    const link = linkOf(node, to, message);
    this.flight.set(link, [...(this.flight.get(link) ?? []), this.momentOf(node)]);
  }

  private deliver({ node, from, message }: Extract<Observed, { kind: "deliver" }>): void {
    const link = linkOf(from, node, message);
    const [sent = beginning, ...rest] = this.flight.get(link) ?? [];
    this.flight.set(link, rest);
    const delays = sent.delays + (this.hostOf(from) === this.hostOf(node) ? 0 : 1);
    const now = later(this.momentOf(node), { ...sent, delays });
    this.moments.set(node, now);
    this.total.delaysInAll = Math.max(this.total.delaysInAll, delays);
  }

  private force(node: NodeId): void {
    const before = this.momentOf(node);
    this.moments.set(node, { ...before, writes: before.writes + 1 });
    this.total.forcedWrites++;
    if (!this.decided) this.total.writesToDecide++;
  }

  private decide(node: NodeId): void {
    const { delays, writes } = this.momentOf(node);
    if (!this.decided) this.total.writeDelays = writes;
    this.decided = true;
    this.total.delaysToDecide = Math.max(this.total.delaysToDecide, delays);
  }

  private momentOf(node: NodeId): Moment {
    return this.moments.get(node) ?? beginning;
  }
}

function isInput({ kind }: Observed): boolean {
  return kind === "start" || kind === "restart" || kind === "deliver" || kind === "timer" || kind === "wake";
}

function linkOf(from: NodeId, to: NodeId, message: Parameters<typeof canonical>[0]): string {
  return `${from}->${to} ${canonical(message)}`;
}
