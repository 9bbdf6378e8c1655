/** A cluster of an exercise, with the nodes of a solution or a mutant, ready to be searched in this process. */
import { bundleSource, bundleSubmission, openExecutor, type SubmissionExecutor, type Target } from "@workbook/grading";
import type { Cluster, Plain } from "@workbook/harness";
import { root } from "@workbook/workbook";

/** Which cluster of which exercise, with whose nodes. */
export interface TargetCluster {
  readonly exercise: string;
  readonly target: Target;
  readonly name: string;
  readonly params: Plain;
}

/** Bundles the target. Its nodes are made by the executor: the cluster only names them. */
export async function openTarget({
  exercise,
  target,
  name,
  params,
}: TargetCluster): Promise<{ cluster: Cluster; executor: SubmissionExecutor }> {
  const place = { root, exerciseId: exercise, target } as const;
  const bundle = await bundleSubmission(place);
  const { nodes } = bundleSource(bundle, { name, params }).evaluate();
  const named = Object.fromEntries(nodes.map((id) => [id, () => ({})]));
  const cluster = { name, params, nodes: named, inFlightCap: Number.POSITIVE_INFINITY };
  return { cluster, executor: await openExecutor("in-process", { ...place, cluster, bundle }) };
}
