/** Clusters of a test's own classes, run step by step or through every schedule. */
import { type ExploreOptions, explore } from "@workbook/explorer";
import {
  type Choice,
  type Cluster,
  defineCluster,
  type Effect,
  type Executor,
  inProcessExecutor,
  type Message,
  macrotaskSurroundings,
  type Network,
  type NodeId,
  none,
  type Plain,
  Run,
  sourceOf,
  type TraceStep,
} from "@workbook/harness";
import { vi } from "vitest";

// Bounds are counted in states: how long a search takes says nothing about what is tested.
vi.setConfig({ testTimeout: 0 });

/** A cluster of one test. */
export function clusterOf(nodes: Cluster["nodes"], inFlightCap = 20): Cluster {
  return defineCluster("stage", () => ({ nodes, inFlightCap }))({});
}

/** Runs a cluster's nodes in this process. */
export function executorOf(cluster: Cluster): Executor {
  return inProcessExecutor(sourceOf(cluster), macrotaskSurroundings(setImmediate));
}

/** Asks everything that can happen within the budgets. */
export function exploreHere(cluster: Cluster, options: Partial<ExploreOptions> = {}) {
  return explore(cluster, { network: "multiset", faults: none, executor: executorOf(cluster), ...options });
}

/** A run that a test directs, choice by choice. */
export class Stage {
  readonly run: Run;
  private readonly cluster: Cluster;

  constructor(nodes: Cluster["nodes"], network: Network = "multiset") {
    this.cluster = clusterOf(nodes);
    this.run = new Run({ cluster: this.cluster, network, executor: executorOf(this.cluster) });
  }

  /** Starts every node, in order; the last one's step. */
  async start(): Promise<TraceStep> {
    return this.all(Object.keys(this.cluster.nodes).map((node) => ({ kind: "start", node })));
  }

  /** Carries out choices in order; the last one's step. */
  async all(choices: readonly Choice[]): Promise<TraceStep> {
    for (const choice of choices) await this.run.perform(choice);
    return this.run.steps.at(-1)!;
  }

  /** Carries out one choice. */
  perform(choice: Choice): Promise<TraceStep> {
    return this.run.perform(choice);
  }

  /** Delivers the oldest message of a type that is on its way to a node. */
  deliver(to: NodeId, type: string): Promise<TraceStep> {
    return this.run.perform({ kind: "deliver", message: this.inFlight(to, type) });
  }

  /** Delivers a message that no node has sent. */
  inject(from: NodeId, to: NodeId, message: Message): Promise<TraceStep> {
    const body = { ...message } as Plain;
    return this.perform({ kind: "deliver", message: this.run.flight.send({ from, to, kind: "message", body }, 0) });
  }

  /** The number of the oldest message of a type, or reply of that text, on its way to a node. */
  inFlight(to: NodeId, type: string): number {
    const { flight } = this.run;
    const found = flight.numbers.find((number) => {
      const envelope = flight.find(number);
      return envelope.to === to && typeOf(envelope.body) === type;
    });
    if (found === undefined) throw new Error(`no ${type} is on its way to ${to}`);
    return found;
  }

  /** Delivers, oldest first, until nothing is on its way; how many that were. */
  async settle(): Promise<number> {
    const { flight } = this.run;
    let delivered = 0;
    for (; flight.numbers[0] !== undefined; delivered++) {
      await this.run.perform({ kind: "deliver", message: flight.numbers[0] });
    }
    return delivered;
  }

  /** All that nodes have shown the outside world, as `node observation`. */
  get emitted(): string[] {
    return this.run.observed.flatMap((event) =>
      event.kind === "emit" ? [`${event.node} ${text(event.observation)}`] : [],
    );
  }
}

/** What a step did, in short: `force`, `send p1 vote`, `decide commit`. */
export function brief({ effects }: Pick<TraceStep, "effects">): string[] {
  return (effects as readonly Effect[]).map((effect) => {
    switch (effect.kind) {
      case "send":
      case "call":
        return `${effect.kind} ${effect.to} ${effect.message.type}`;
      case "decide":
        return `decide ${effect.decision}`;
      case "emit":
        return `emit ${text(effect.observation)}`;
      case "setTimer":
      case "cancelTimer":
        return `${effect.kind} ${effect.name}`;
      default:
        return effect.kind;
    }
  });
}

function typeOf(body: unknown): unknown {
  return body !== null && typeof body === "object" && "type" in body ? body.type : text(body);
}

function text(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}
