/** Measures commit protocols: what a run costs, where a crash blocks, how long a transaction takes. */
import { OwnSearches, playScript } from "@workbook/grading";
import { allYes } from "@workbook/properties";
import {
  cooperativeTwoPhaseCommit,
  type Protocol,
  presumedAbortTwoPhaseCommit,
  threePhaseCommit,
  twoPhaseCommit,
  type Vote,
} from "@workbook/protocols";
import { costOf, hostsOf } from "../../../exercises/09-two-phase-versus-three-phase/test/judge-measure.ts";
import { crashStatesOf, windowIn } from "../../../exercises/09-two-phase-versus-three-phase/test/judge-window.ts";
import { latenciesOf } from "../../../exercises/09-two-phase-versus-three-phase/test/sampled.ts";

/** One path of one protocol: its costs for so many participants. */
export interface PathCosts {
  readonly path: string;
  readonly protocol: string;
  /** Messages, forced writes, delays until all have decided, delays in all, by number of participants. */
  readonly costs: ReadonlyMap<number, readonly [number, number, number, number]>;
}

/** How many of a coordinator's positions block, by number of participants. */
export interface Windows {
  readonly protocol: string;
  readonly windows: readonly { readonly participants: number; readonly blocking: number; readonly positions: number }[];
}

/** How long transactions took, one list for each seed. */
export interface Latencies {
  readonly protocol: string;
  readonly latenciesMs: readonly (readonly number[])[];
}

const two = { protocol: "two-phase commit", make: twoPhaseCommit };
const presuming = { protocol: "two-phase commit, presumed abort", make: presumedAbortTwoPhaseCommit };
const cooperative = { protocol: "two-phase commit, cooperative", make: cooperativeTwoPhaseCommit };
const three = { protocol: "three-phase commit", make: threePhaseCommit };

const paths: readonly { readonly path: string; readonly votes: (n: number) => Vote[] }[] = [
  { path: "commit", votes: (n) => allYes(n) },
  { path: "abort, one No", votes: (n) => ["no", ...allYes(n - 1)] },
  { path: "abort, all No", votes: (n) => allYes(n).map((): Vote => "no") },
];
const sizes = [2, 3, 4, 5, 6, 7, 8, 9, 10];

/** Costs of all paths of the protocols that are compared, each node on a machine of its own. */
export async function pathCosts(): Promise<PathCosts[]> {
  const rows: PathCosts[] = [];
  for (const { path, votes } of paths)
    for (const { protocol, make } of [two, presuming, three]) {
      const costs = new Map<number, readonly [number, number, number, number]>();
      for (const n of sizes) costs.set(n, await costsOf(make, votes(n)));
      rows.push({ path, protocol, costs });
    }
  return rows;
}

async function costsOf(protocol: Protocol, votes: Vote[]): Promise<readonly [number, number, number, number]> {
  const cluster = protocol({ votes });
  const played = await playScript(cluster, "multiset", [{ do: "settle" }]);
  const cost = costOf(played, hostsOf(Object.keys(cluster.nodes), "apart"));
  return [cost.messages, cost.forcedWrites, cost.delaysToDecide, cost.delaysInAll];
}

/** Blocking windows, by the explorer. */
export async function blockingWindows(): Promise<Windows[]> {
  const own = new OwnSearches();
  const rows: Windows[] = [];
  for (const { protocol, make } of [two, cooperative, three]) {
    const windows = [];
    for (const participants of [1, 2, 3])
      windows.push({ participants, ...windowIn(await crashStatesOf(make, participants, own)) });
    rows.push({ protocol, windows });
  }
  return rows;
}

/** Latencies, by the simulator. */
export async function latencies(seeds: number, transactions: number): Promise<Latencies[]> {
  const rows: Latencies[] = [];
  for (const { protocol, make } of [two, three])
    rows.push({ protocol, latenciesMs: await latenciesOf(make, seeds, transactions) });
  return rows;
}
