/** Opens what runs a target's nodes: in this process, or in one of its own. */
import { inProcessExecutor, type LiveExecutor } from "@workbook/harness";
import { type Bundle, type BundleOptions, bundleSubmission } from "../submission/bundle.ts";
import { bundleSource, type ClusterCall } from "../submission/bundle-source.ts";
import { childExecutor } from "./child-executor.ts";
import type { Level } from "./confinement/level.ts";
import { nodeSurroundings } from "./node-surroundings.ts";
import { patienceMs } from "./patience.ts";

/** Where learner code runs. */
export type ExecutorKind = "in-process" | "child";

/** Which nodes of which target. */
export interface ExecutorOptions extends BundleOptions {
  readonly cluster: ClusterCall;
  /** The target's bundle, when there is one already: bundling is what takes time. */
  readonly bundle?: Bundle | undefined;
  /** How firmly the machine holds a process of learner code; `D` when left out. */
  readonly level?: Level | undefined;
  /** How long one answer may take, in milliseconds of the wall clock; a minute when left out. */
  readonly patienceMs?: number | undefined;
}

/** An executor of a target's nodes, with what they were made of. */
export interface SubmissionExecutor extends Required<LiveExecutor> {
  readonly bundle: Bundle;
}

/**
 * Bundles a target, unless that was done before, and opens an executor for one of its clusters.
 *
 * @throws Refusal for a mistake in the target's files
 * @throws Error when there is no such exercise or target
 */
export async function openExecutor(kind: ExecutorKind, options: ExecutorOptions): Promise<SubmissionExecutor> {
  const bundle = options.bundle ?? (await bundleSubmission(options));
  const patience = options.patienceMs ?? patienceMs;
  const executor =
    kind === "child"
      ? childExecutor(bundle, options.cluster, patience, options.level)
      : {
          close: async () => {},
          ...inProcessExecutor(
            bundleSource(bundle, options.cluster, { clock: { now: () => performance.now(), patienceMs: patience } }),
            nodeSurroundings(),
          ),
        };
  return { ...executor, bundle };
}

/** An executor in this process: fast, and for code that is trusted as one trusts oneself. */
export function inProcess(options: ExecutorOptions): Promise<SubmissionExecutor> {
  return openExecutor("in-process", options);
}

/** An executor in a process of its own, for code that is not trusted. */
export function inChild(options: ExecutorOptions): Promise<SubmissionExecutor> {
  return openExecutor("child", options);
}
