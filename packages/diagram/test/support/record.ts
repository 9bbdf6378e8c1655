/** Real traces for tests: choices played on the harness's own run. */
import {
  type Choice,
  defineCluster,
  inProcessExecutor,
  macrotaskSurroundings,
  type Network,
  type NodeFactory,
  type Plain,
  playback,
  sourceOf,
  type Trace,
  type TraceViolation,
} from "@workbook/harness";
import { sandbox } from "./console.ts";

/** What a recorded run may add to its choices. */
export interface Recording {
  readonly name?: string;
  readonly params?: Plain;
  readonly network?: Network;
  readonly violation?: TraceViolation;
  /** A node that crashes before its first effect. */
  readonly crashAtStart?: string;
}

/** Starts all nodes, plays the choices, and gives the trace. */
export function record(
  nodes: Readonly<Record<string, NodeFactory>>,
  choices: readonly Choice[],
  { name = "toy", params = {}, network = "multiset", violation, crashAtStart }: Recording = {},
): Promise<Trace> {
  const cluster = defineCluster(name, () => ({ nodes, inFlightCap: 50 }))(params as never);
  const source = { evaluate: () => ({ ...sourceOf(cluster).evaluate(), sandbox }) };
  const executor = inProcessExecutor(source, macrotaskSurroundings(setImmediate));
  return playback({ cluster, executor, network }, [...starts(nodes, crashAtStart), ...choices], violation);
}

/** The starts of all nodes, plain but for the one that crashes in it. */
export function starts(nodes: Readonly<Record<string, unknown>>, crashAtStart?: string): Choice[] {
  return Object.keys(nodes).map((node) =>
    node === crashAtStart ? { kind: "start", node, crash: { afterEffects: 0, survivors: 0 } } : { kind: "start", node },
  );
}

/** Delivers the messages with these numbers, in this order. */
export function deliver(...messages: number[]): Choice[] {
  return messages.map((message) => ({ kind: "deliver", message }));
}
