/** Asks a target's nodes for one search: bundles them, opens who runs them, notes in the ledger what was found. */
import type { Cluster, SearchResult } from "@workbook/harness";
import { openExecutor, type SubmissionExecutor } from "./execution/open-executor.ts";
import type { Ledger, Search } from "./ledger.ts";
import type { Claim } from "./requirement.ts";
import { type Bundle, bundleSubmission } from "./submission/bundle.ts";

/** One bundle for each target, however many requirements judge it. */
const bundles = new Map<string, Promise<Bundle>>();

/** A search, whatever its kind. */
export interface Asked<R extends SearchResult> {
  readonly claim: Claim;
  readonly ledger: Ledger;
  /** The clusters that it looks at; the first one's name stands for a result in which nothing broke. */
  readonly clusters: readonly Cluster[];
  readonly setting: string;
  readonly conditions: Search["conditions"];
  /** What it is taken to have found when another setting is the one that counts. */
  readonly notAsked: R;
  /** The cluster in which something broke, where there are several. */
  readonly brokenIn?: (result: R) => Cluster | undefined;
  /** Searches; there is an executor for each cluster. */
  readonly search: (executors: readonly SubmissionExecutor[]) => Promise<R>;
}

/**
 * Carries a search out, unless only another setting counts.
 *
 * @throws Refusal when the target's files cannot be loaded
 */
export async function ask<R extends SearchResult>(asked: Asked<R>): Promise<R> {
  const { ledger, clusters, setting, conditions, notAsked, search, brokenIn } = asked;
  const { exercise, graded, settings } = asked.claim;
  if (graded.setting !== undefined && setting !== graded.setting) {
    ledger.skipped.push(setting);
    return notAsked;
  }
  const which = { root: settings.root, exerciseId: exercise, target: graded.target };
  const key = JSON.stringify(which);
  const bundling = bundles.get(key) ?? bundleSubmission(which);
  bundles.set(key, bundling);
  const bundle = await bundling;
  const { executor, level, patienceMs } = settings;
  const opened = clusters.map((cluster) => openExecutor(executor, { ...which, cluster, bundle, level, patienceMs }));
  const executors = await Promise.all(opened);
  try {
    const result = await search(executors);
    ledger.underWay = 0;
    const cluster = brokenIn?.(result) ?? clusters[0]!;
    ledger.searches.push({ result, cluster, conditions, hash: bundle.hash });
    return result;
  } finally {
    await Promise.all(executors.map((executor) => executor.close()));
  }
}
