/** What is measured: published specifications, the course's own protocols with crashes, and long simulations. */
import { explore } from "@workbook/explorer";
import { startThreads } from "@workbook/explorer/node/start-threads";
import { paxosCommit } from "@workbook/explorer/oracle/paxos-commit";
import { type SpecificationOptions, searchSpecification } from "@workbook/explorer/oracle/search-specification";
import type { Process } from "@workbook/explorer/oracle/table-system";
import { twoPhase } from "@workbook/explorer/oracle/two-phase";
import { type Faults, type Network, none } from "@workbook/harness";
import type { TargetCluster } from "../open-target.ts";

/** What was counted. */
export interface Counts {
  readonly distinct: number;
  readonly generated: number;
  readonly executions: number;
}

const oneCrash = { ...none, crashes: 1, restarts: 1 };
const target = { kind: "solution" } as const;
const recovery = { target, exercise: "02-coordinator-recovery", name: "coordinator-recovery" };
/** Two resource managers, three acceptors, two ballots. [GL06] */
const dueling = {
  exercise: "10-paxos-commit",
  target,
  name: "paxos-commit",
  params: { votes: ["prepared", "prepared"], f: 1, ballots: ["l0", "l1"], active: 2 },
};
/** Three participants, of which any two are a quorum. [Skeen82] */
const quorums = {
  exercise: "08-three-phase-partition-blocking",
  target,
  name: "quorum-three-phase-commit",
  params: { votes: ["yes", "yes", "yes"], commit: 2, abort: 2 },
};
/** Two customers and one book. */
const race = {
  exercise: "15-checkout-saga",
  target,
  name: "checkout",
  params: { orders: "ann book home, ben book home", books: 1 },
};
const saga = { target, exercise: "11-saga-compensation", name: "order" };
const threads = { count: 2, start: startThreads };

/** Loads and bundles what is needed, and returns what is to be measured. */
export type Workload = () => Promise<() => Promise<Counts>>;

/** Searches and simulations by the name of their row. */
export const workloads: ReadonlyMap<string, Workload> = new Map<string, Workload>([
  ...[6, 7, 8, 9].map((n) => [`two-phase N=${n}`, () => published(twoPhase(n))] as const),
  ...[8, 9].map((n) => [`two-phase N=${n}, two threads`, () => published(twoPhase(n), { threads })] as const),
  ["two-phase N=6, orbits", () => published(twoPhase(6), { interchangeable: [names("m", 6)] })],
  ...[1, 2].map((n) => [`paxos-commit N=${n}`, () => published(acceptedByThree(n))] as const),
  ["paxos-commit N=2, two threads", () => published(acceptedByThree(2), { threads })],
  [
    "paxos-commit N=2, orbits",
    () => published(acceptedByThree(2), { interchangeable: [names("m", 2), names("a", 3)] }),
  ],
  ...[2, 3].map((n) => {
    const params = { votes: Array.from({ length: n }, () => "yes") };
    return [`2PC recovery N=${n}, one crash`, () => solution({ ...recovery, params }, oneCrash)] as const;
  }),
  ["Paxos Commit, a manager is dead", () => solution(dueling, { ...none, crashes: { rm2: 1 }, timeouts: { l1: 1 } })],
  ["checkout, a race, one crash, one copy", () => solution(race, { ...oneCrash, duplicates: 1 })],
  [
    "Paxos Commit, one acceptor crashes",
    () => solution(dueling, { ...none, crashes: { a1: 1 }, restarts: { a1: 1 }, timeouts: { l1: 1 } }),
  ],
  ["quorum 3PC, a crash, two are hasty", () => solution(quorums, { ...oneCrash, timeouts: 2 }, "forgetless")],
  [
    "async saga, two crashes",
    () =>
      solution(
        { ...saga, params: { plan: "ship-decides", refuses: "none", busy: 0 } },
        { ...none, crashes: { coordinator: 2 }, restarts: { coordinator: 2 }, timeouts: { coordinator: 2 } },
      ),
  ],
  ["isolation, 100,000 transactions", async () => (await import("./histories.ts")).judged(100_000)],
  ...[
    { operations: 100_000, keys: 8, atOnce: 1 },
    { operations: 100_000, keys: 8, atOnce: 10 },
    { operations: 200_000, keys: 8, atOnce: 10 },
    { operations: 100_000, keys: 1, atOnce: 10 },
  ].map((load) => {
    const name = `registers, ${load.operations.toLocaleString("en-US")}, ${load.keys} x ${load.atOnce}`;
    return [name, async () => (await import("./registers.ts")).judgedRegisters({ ...load, unheard: 100 })] as const;
  }),
  ...(["handlers", "async"] as const).flatMap((style) =>
    [
      { runs: 10, events: 100_000 },
      { runs: 1, events: 1_000_000 },
    ].map(({ runs, events }) => {
      const name = `simulator, ${style}, ${runs} x ${events.toLocaleString("en-US")}`;
      return [name, () => simulated(style, runs, events)] as const;
    }),
  ),
]);

/** PaxosCommit with three acceptors and two ballots, the sizes of its published counts. */
function acceptedByThree(managers: number): Process[] {
  return paxosCommit({ managers, acceptors: 3, ballots: 2 });
}

function names(prefix: string, count: number): string[] {
  return Array.from({ length: count }, (_, index) => `${prefix}${index + 1}`);
}

/** A specification as the public TLA+ examples have it. [GL06] */
async function published(
  processes: readonly Process[],
  options?: SpecificationOptions,
): Promise<() => Promise<Counts>> {
  return async () => {
    const { distinct, generated } = await searchSpecification(processes, options);
    return { distinct, generated, executions: 0 };
  };
}

/** A protocol of the course, as its solution has it. */
async function solution(
  call: TargetCluster,
  faults: Faults,
  network: Network = "multiset",
): Promise<() => Promise<Counts>> {
  // Loaded where it is used: what bundles a solution holds more memory than some searches.
  const [{ openTarget }, { agreement }] = await Promise.all([
    import("../open-target.ts"),
    import("@workbook/properties"),
  ]);
  const { cluster, executor } = await openTarget(call);
  const options = { network, faults, executor, always: [agreement], bound: { states: 20_000_000 } } as const;
  return async () => {
    const { outcome, coverage } = await explore(cluster, options);
    if (outcome !== "exhausted") throw new Error(`the search was ${outcome}`);
    return { distinct: coverage.states, generated: coverage.transitions, executions: coverage.executions };
  };
}

async function simulated(style: "handlers" | "async", runs: number, events: number): Promise<() => Promise<Counts>> {
  const { eventsOf } = await import("./simulations.ts");
  return () => eventsOf(style, runs, events);
}
