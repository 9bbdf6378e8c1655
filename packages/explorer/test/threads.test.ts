import {
  always,
  type Cluster,
  type Context,
  decisions,
  type Faults,
  inProcessExecutor,
  macrotaskSurroundings,
  none,
  sometimes,
  sourceOf,
} from "@workbook/harness";
import { describe, expect, it } from "vitest";
import { startThreads } from "../node/start-threads.ts";
import { paxosCommit } from "../oracle/paxos-commit.ts";
import { searchSpecification } from "../oracle/search-specification.ts";
import { twoPhase as specification } from "../oracle/two-phase.ts";
import { Budgets } from "../src/budgets.ts";
import { ClusterSystem } from "../src/cluster-system.ts";
import { Monitors } from "../src/monitors.ts";
import { ParallelSearch } from "../src/parallel/parallel-search.ts";
import { startHere } from "./support/threads.ts";
import { clusterOf, exploreHere } from "./support/toy.ts";
import { twoPhase } from "./support/two-phase.ts";

const consistent = always("consistent", (world) => {
  const committed = decisions(world).find(({ decision }) => decision === "commit");
  const aborted = decisions(world).find(({ decision }) => decision === "abort");
  return committed && aborted && `${committed.id} committed, ${aborted.id} aborted`;
});

describe("a search shared among threads", () => {
  it.each([1, 2, 3])("sees what one alone sees, when there are %i", async (count) => {
    const threads = { count, start: startHere };
    expect(await searchSpecification(specification(6), { threads })).toEqual({ distinct: 50_816, generated: 402_306 });
    const single = paxosCommit({ managers: 1, acceptors: 3, ballots: 2 });
    expect(await searchSpecification(single, { threads })).toEqual({ distinct: 1_461, generated: 9_936 });
  });

  it("sees the published 296,448 states and 2,744,706 steps in two threads of Node's", async () => {
    const threads = { count: 2, start: startThreads };
    expect(await searchSpecification(specification(7), { threads })).toEqual({
      distinct: 296_448,
      generated: 2_744_706,
    });
  });

  it("finds a shortest way to break a property, the same in each search by as many", async () => {
    const alone = await searchSpecification(specification(4, 3), { always: [consistent] });
    for (const count of [1, 2, 3]) {
      const search = () =>
        searchSpecification(specification(4, 3), { always: [consistent], threads: { count, start: startHere } });
      const found = await search();
      expect(found.violation?.steps).toHaveLength(alone.violation!.steps.length);
      expect(found.violation?.sentence).toMatch(/m\d committed, m\d aborted/);
      expect(await search()).toEqual(found);
    }
  });

  it("ends with the error of a thread that fails", async () => {
    const [thread] = startThreads(1);
    await expect(thread!.tell({ kind: "show", state: 0 }, [])).rejects.toThrow(TypeError);
  });
});

const seen = [sometimes("somebody is up", ({ nodes }) => nodes.some(({ up }) => up))];

/** A client that calls a bank, gives up, and calls again. */
const bank = clusterOf({
  client: (ctx: Context) => ({
    async onStart() {
      for (let tries = 0; tries < 2; tries++) {
        const { ok } = await ctx.call("bank", { type: "charge" }, { timeoutMs: 10 });
        if (ok) return ctx.decide("commit");
      }
      ctx.decide("abort");
    },
  }),
  bank: (ctx: Context) => ({
    onCharge() {
      ctx.log.force("charged");
      return "receipt";
    },
  }),
});

describe("nodes are searched by threads as by one", () => {
  it.each<[string, Cluster, Faults]>([
    ["when one crashes and restarts", twoPhase(["yes", "yes"]), { ...none, crashes: 1, restarts: 1 }],
    ["when messages are lost and repeated", twoPhase(["yes"]), { ...none, drops: 1, duplicates: 1 }],
    ["when calls end early, and their replies come late", bank, { ...none, timeouts: 1, crashes: 1, restarts: 1 }],
  ])("%s", async (_, cluster, faults) => {
    const { coverage } = await exploreHere(cluster, { faults, sometimes: seen });
    const monitors = new Monitors([], seen);
    const executor = inProcessExecutor(sourceOf(cluster), macrotaskSurroundings(setImmediate));
    const system = new ClusterSystem(cluster, monitors, executor, new Set(), { executions: 0, audits: 0 });
    const search = new ParallelSearch(system, {
      conditions: { network: "multiset", faults },
      budgets: new Budgets(faults, system.nodes),
      monitors,
      initialMonitors: monitors.initial(system.nodes),
      inFlightCap: cluster.inFlightCap,
      states: Number.POSITIVE_INFINITY,
      names: system.nodes,
      threads: 2,
      start: startHere,
      breathe: async () => true,
    });
    await search.run();
    expect({ states: search.states, transitions: search.transitions }).toEqual({
      states: coverage.states,
      transitions: coverage.transitions,
    });
  });
});
