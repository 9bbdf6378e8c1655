/** Explores or simulates a cluster with the nodes of what is graded. */
import { type Exploration, type ExploreOptions, explore, settingOf } from "@workbook/explorer";
import type { Cluster } from "@workbook/harness";
import { type SimulateOptions, type Simulation, simulate, simulationSetting } from "@workbook/simulator";
import { ask } from "./ask-target.ts";
import type { SubmissionExecutor } from "./execution/open-executor.ts";
import type { Ledger } from "./ledger.ts";
import { progressLine } from "./progress.ts";
import type { Claim } from "./requirement.ts";

/** What a requirement asks of a search; who runs the nodes is not its business. */
export type SearchOptions = Omit<ExploreOptions, "executor" | "onProgress" | "pause" | "signal">;

/** A turn of the event loop, in which a wish to stop can arrive. */
export const pause = () => new Promise<void>((resolve) => setImmediate(resolve));

/** What a requirement asks of a simulation. */
export type SimulationOptions = Omit<SimulateOptions, "executor" | "onProgress" | "pause" | "signal">;

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
  const onProgress = told(ledger, say);
  const search = ([executor]: readonly SubmissionExecutor[]) =>
    explore(cluster, { ...options, executor: executor!, onProgress, pause, signal });
  return ask({
    claim,
    ledger,
    clusters: [cluster],
    setting,
    conditions: options,
    notAsked: notExplored(setting),
    search,
  });
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
  const search = ([executor]: readonly SubmissionExecutor[]) =>
    simulate(cluster, { ...options, executor: executor!, onProgress, pause, signal });
  const conditions = { network: "multiset", ...(options.crashCuts ? { crashCuts: options.crashCuts } : {}) } as const;
  return ask({ claim, ledger, clusters: [cluster], setting, conditions, notAsked: notSimulated(setting), search });
}

/** Notes and tells how a search is going. */
export function told(ledger: Ledger, say: (line: string) => void): NonNullable<ExploreOptions["onProgress"]> {
  const began = performance.now();
  return ({ states, frontier }) => {
    ledger.underWay = states;
    const rate = Math.round((states / (performance.now() - began)) * 1_000);
    say(`${count(states)} states, ${count(rate)} a second, ${count(frontier)} waiting`);
  };
}

function count(number: number): string {
  return number.toLocaleString("en-US");
}

const nothing = { unreached: [], todos: [], notes: [] };
const uncovered = { states: 0, transitions: 0, executions: 0, summary: "not asked" };

/** What a search that nobody asked for is taken to have found. */
export function notExplored(setting: string): Exploration {
  return { outcome: "exhausted", setting, ...nothing, coverage: { ...uncovered, audits: 0, reductions: [] } };
}

function notSimulated(setting: string): Simulation {
  const faults = { crashes: 0, drops: 0, duplicates: 0, partitions: 0 };
  const coverage = { ...uncovered, runs: 0, events: 0, virtualMs: 0, faults };
  return { outcome: "held", setting, ...nothing, coverage, runs: [] };
}
