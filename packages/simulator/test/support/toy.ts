/** Small clusters and shortcuts for the simulator's own tests. */
import { promiseHooks } from "node:v8";
import {
  type Cluster,
  defineCluster,
  inProcessExecutor,
  type LiveExecutor,
  macrotaskSurroundings,
  type Surroundings,
  sourceOf,
} from "@workbook/harness";
import { calm, constant, type SimulateOptions, type Simulation, simulate } from "../../src/index.ts";

/** Surroundings that wait after every step. */
export const patient: Surroundings = macrotaskSurroundings(setImmediate);

/** Surroundings that wait only after a step that touched a promise. */
export const quick: Surroundings = {
  ...patient,
  watchPromises() {
    let any = false;
    const note = () => {
      any = true;
    };
    const end = promiseHooks.createHook({ init: note, settled: note }) as () => void;
    const touched = () => {
      const was = any;
      any = false;
      return was;
    };
    return { touched, end };
  },
};

/** Runs a cluster's classes, which are already loaded. */
export function executorOf(cluster: Cluster, surroundings = quick): LiveExecutor {
  return inProcessExecutor(sourceOf(cluster), surroundings);
}

/** Simulates a cluster: one seed, 5 ms for each message and no fault, unless options say otherwise. */
export function simulateHere(cluster: Cluster, options: Partial<SimulateOptions> = {}): Promise<Simulation> {
  return simulate(cluster, {
    seeds: 1,
    latency: constant(5),
    faults: calm,
    executor: executorOf(cluster),
    ...options,
  });
}

/** A cluster of one test. */
export function clusterOf(nodes: Cluster["nodes"], inFlightCap = 100): Cluster {
  return defineCluster("toy", () => ({ nodes, inFlightCap }))({});
}
