/** A cluster of an exercise's solution, ready to be searched in this process. */
import { bundleSource, bundleSubmission, openExecutor } from "@workbook/grading";
import type { Cluster, Executor, Plain } from "@workbook/harness";
import { root } from "@workbook/workbook";

/** Which cluster of which exercise. */
export interface SolutionCluster {
  readonly exercise: string;
  readonly name: string;
  readonly params: Plain;
}

/** Bundles the solution. Its nodes are made by the executor: the cluster only names them. */
export async function openSolution({
  exercise,
  name,
  params,
}: SolutionCluster): Promise<{ cluster: Cluster; executor: Executor }> {
  const place = { root, exerciseId: exercise, target: { kind: "solution" } } as const;
  const bundle = await bundleSubmission(place);
  const { nodes } = bundleSource(bundle, { name, params }).evaluate();
  const named = Object.fromEntries(nodes.map((id) => [id, () => ({})]));
  const cluster = { name, params, nodes: named, inFlightCap: Number.POSITIVE_INFINITY };
  return { cluster, executor: await openExecutor("in-process", { ...place, cluster, bundle }) };
}
