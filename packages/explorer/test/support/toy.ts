/** Small clusters and shortcuts for the explorer's own tests. */
import {
  type Cluster,
  defineCluster,
  inProcessExecutor,
  macrotaskSurroundings,
  none,
  sourceOf,
} from "@workbook/harness";
import { type ExploreOptions, explore } from "../../src/index.ts";

/** Explores a cluster whose classes are already loaded. */
export function exploreHere(cluster: Cluster, options: Partial<ExploreOptions> = {}) {
  const executor = inProcessExecutor(sourceOf(cluster), macrotaskSurroundings(setImmediate));
  return explore(cluster, { network: "multiset", faults: none, executor, ...options });
}

/** A cluster of one test. */
export function clusterOf(nodes: Cluster["nodes"], inFlightCap = 20): Cluster {
  return defineCluster("toy", () => ({ nodes, inFlightCap }))({});
}
