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
export type SearchOptions = Omit<ExploreOptions, "executor" | "onProgress" | "pause" | "signal">;

/** A turn of the event loop, in which a wish to stop can arrive. */
const pause = () => new Promise<void>((resolve) => setImmediate(resolve));

/** What a requirement asks of a simulation. */
export type SimulationOptions = Omit<SimulateOptions, "executor" | "onProgress" | "signal">;

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
  signal: AbortSignal,
): Promise<Exploration> {
  const setting = settingOf(cluster, options);
  const say = progressLine(claim);
  const began = performance.now();
  const onProgress: ExploreOptions["onProgress"] = ({ states, frontier }) => {
    ledger.underWay = states;
    const rate = Math.round((states / (performance.now() - began)) * 1_000);
    say(`${count(states)} states, ${count(rate)} a second, ${count(frontier)} waiting`);
  };
  const search = (executor: SubmissionExecutor) =>
    explore(cluster, { ...options, executor, onProgress, pause, signal });
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
  signal: AbortSignal,
): Promise<Simulation> {
  const setting = simulationSetting(cluster, options);
  const say = progressLine(claim);
  const onProgress: SimulateOptions["onProgress"] = ({ runs, of, events }) =>
    say(`${runs} of ${of} runs, ${count(events)} events`);
  const search = (executor: SubmissionExecutor) => simulate(cluster, { ...options, executor, onProgress, signal });
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
    ledger.underWay = 0;
    ledger.searches.push({ result, cluster, conditions, hash: executor.bundle.hash });
    return result;
  } finally {
    await executor.close();
  }
}

function count(number: number): string {
  return number.toLocaleString("en-US");
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
