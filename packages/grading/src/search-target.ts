/** Explores or simulates a cluster with the nodes of what is graded. */
import { type Exploration, type ExploreOptions, explore, settingOf } from "@workbook/explorer";
import type { Cluster, SearchResult } from "@workbook/harness";
import { type SimulateOptions, type Simulation, simulate, simulationSetting } from "@workbook/simulator";
import { openExecutor, type SubmissionExecutor } from "./execution/open-executor.ts";
import type { Ledger, Search } from "./ledger.ts";
import { progressLine } from "./progress.ts";
import type { Claim } from "./requirement.ts";
import { type Bundle, bundleSubmission } from "./submission/bundle.ts";

/** What a requirement asks of a search; who runs the nodes is not its business. */
export type SearchOptions = Omit<ExploreOptions, "executor">;

/** What a requirement asks of a simulation. */
export type SimulationOptions = Omit<SimulateOptions, "executor">;

/** One bundle for each target, however many requirements judge it. */
const bundles = new Map<string, Promise<Bundle>>();

/**
 * Explores, and notes the search in the ledger. When only one setting counts, every other is taken to hold without a look.
 *
 * @throws Refusal when the target's files cannot be loaded
 */
export function searchTarget(
  claim: Claim,
  ledger: Ledger,
  cluster: Cluster,
  options: SearchOptions,
): Promise<Exploration> {
  const setting = settingOf(cluster, options);
  const say = progressLine(claim);
  const onProgress: ExploreOptions["onProgress"] = ({ states }) => say(`${states.toLocaleString("en-US")} states`);
  const search = (executor: SubmissionExecutor) => explore(cluster, { onProgress, ...options, executor });
  return ask({ claim, ledger, cluster, setting, conditions: options, notAsked: notExplored(setting), search });
}

/**
 * Simulates, and notes the simulation in the ledger, as {@link searchTarget} does.
 *
 * @throws Refusal when the target's files cannot be loaded
 */
export function simulateTarget(
  claim: Claim,
  ledger: Ledger,
  cluster: Cluster,
  options: SimulationOptions,
): Promise<Simulation> {
  const setting = simulationSetting(cluster, options);
  const say = progressLine(claim);
  const onProgress: SimulateOptions["onProgress"] = ({ runs, of, events }) =>
    say(`${runs} of ${of} runs, ${events.toLocaleString("en-US")} events`);
  const search = (executor: SubmissionExecutor) => simulate(cluster, { onProgress, ...options, executor });
  const conditions = { network: "multiset", ...(options.crashCuts ? { crashCuts: options.crashCuts } : {}) } as const;
  return ask({ claim, ledger, cluster, setting, conditions, notAsked: notSimulated(setting), search });
}

interface Asked<R extends SearchResult> {
  readonly claim: Claim;
  readonly ledger: Ledger;
  readonly cluster: Cluster;
  readonly setting: string;
  readonly conditions: Search["conditions"];
  readonly notAsked: R;
  readonly search: (executor: SubmissionExecutor) => Promise<R>;
}

async function ask<R extends SearchResult>(asked: Asked<R>): Promise<R> {
  const { ledger, cluster, setting, conditions, notAsked, search } = asked;
  const { exercise, graded, settings } = asked.claim;
  if (graded.setting !== undefined && setting !== graded.setting) {
    ledger.skipped.push(setting);
    return notAsked;
  }
  const which = { root: settings.root, exerciseId: exercise, target: graded.target };
  const key = JSON.stringify(which);
  const bundling = bundles.get(key) ?? bundleSubmission(which);
  bundles.set(key, bundling);
  const executor = await openExecutor(settings.executor, { ...which, cluster, bundle: await bundling });
  try {
    const result = await search(executor);
    ledger.searches.push({ result, cluster, conditions, hash: executor.bundle.hash });
    return result;
  } finally {
    await executor.close();
  }
}

const nothing = { unreached: [], todos: [], notes: [] };
const uncovered = { states: 0, transitions: 0, executions: 0, summary: "not asked" };

function notExplored(setting: string): Exploration {
  return { outcome: "exhausted", setting, ...nothing, coverage: { ...uncovered, audits: 0 } };
}

function notSimulated(setting: string): Simulation {
  const faults = { crashes: 0, drops: 0, duplicates: 0, partitions: 0 };
  const coverage = { ...uncovered, runs: 0, events: 0, virtualMs: 0, faults };
  return { outcome: "held", setting, ...nothing, coverage, runs: [] };
}
