/** A cluster: which nodes there are, how each is made, and what the harness may assume of them. */
import type { NodeFactory } from "./node.ts";
import { canonical, copyPlain, type NodeId, type Plain } from "./plain.ts";

/** What a cluster consists of. */
export interface ClusterShape {
  /** How each node is made, in the order in which they start and are drawn. */
  readonly nodes: Readonly<Record<NodeId, NodeFactory>>;
  /** More messages than this at once in flight are a violation, "never stops sending". */
  readonly inFlightCap: number;
  /** Counted loop rounds and function entries that one step may take: more than 200,000 where nodes compute for long. */
  readonly stepLimit?: number;
  /** Groups of nodes that differ in nothing but their name. */
  readonly interchangeable?: readonly (readonly NodeId[])[];
}

/** A cluster with the parameters that it was built with: enough, by name, to build it again elsewhere. */
export interface Cluster extends ClusterShape {
  readonly name: string;
  readonly params: Plain;
}

/** Builds a cluster from its parameters. */
export interface ClusterDefinition<P extends Plain = Plain> {
  (params: P): Cluster;
  readonly clusterName: string;
}

/**
 * Names a cluster, so that a trace's token can rebuild it on another machine.
 *
 * @param name unique among the clusters of one exercise
 * @param build from plain parameters to the nodes
 */
export function defineCluster<P extends Plain>(name: string, build: (params: P) => ClusterShape): ClusterDefinition<P> {
  const define = (params: P): Cluster => {
    const copied = copyPlain(params, `the parameters of cluster ${name}`);
    return { ...build(copied as P), name, params: copied };
  };
  return Object.assign(define, { clusterName: name });
}

/** A cluster in one short line: `two-phase-commit votes=yes,no`. */
export function describeCluster({ name, params }: Pick<Cluster, "name" | "params">): string {
  if (params === null || typeof params !== "object") return name;
  const shown = Object.entries(params).map(([key, value]) => `${key}=${brief(value as Plain)}`);
  return [name, ...shown].join(" ");
}

function brief(value: Plain | undefined): string {
  if (Array.isArray(value)) return value.map(brief).join(",");
  return typeof value === "string" ? value : canonical(value);
}
