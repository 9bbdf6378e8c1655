/** The nodes of an exercise's cluster, ready to be run in this process. */
import { bundleSource, bundleSubmission, openExecutor, type Target } from "@workbook/grading";
import type { Cluster, LiveRun, NodeId, Plain } from "@workbook/harness";

/** Whose nodes, and of which cluster. Plain data: it is handed on to other processes. */
export interface ClusterPlace {
  /** The course's folder. */
  readonly root: string;
  readonly exerciseId: string;
  readonly target: Target;
  readonly cluster: { readonly name: string; readonly params: Plain };
}

/** A run of which this process starts the nodes that it likes. */
export interface NodeRun {
  readonly run: LiveRun;
  readonly nodes: readonly NodeId[];
  /** Ends the run and lets go of its nodes. */
  close(): Promise<void>;
}

/**
 * Loads the nodes as a grade does.
 * @throws Refusal for a mistake in the target's files
 */
export async function openNodes({ root, exerciseId, target, cluster: named }: ClusterPlace): Promise<NodeRun> {
  const bundle = await bundleSubmission({ root, exerciseId, target });
  const { nodes } = bundleSource(bundle, named).evaluate();
  const factories = Object.fromEntries(nodes.map((id) => [id, () => ({})]));
  // The executor makes the nodes; only their names are needed here.
  const cluster: Cluster = { ...named, nodes: factories, inFlightCap: Number.POSITIVE_INFINITY };
  const executor = await openExecutor("in-process", { root, exerciseId, target, cluster, bundle });
  return { run: executor.begin(), nodes, close: async () => executor.close?.() };
}
