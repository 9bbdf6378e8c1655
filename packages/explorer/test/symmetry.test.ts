import {
  always,
  type Context,
  decisions,
  eventually,
  inProcessExecutor,
  macrotaskSurroundings,
  none,
  playback,
  possible,
  sometimes,
  sourceOf,
} from "@workbook/harness";
import { describe, expect, it } from "vitest";
import { paxosCommit } from "../oracle/paxos-commit.ts";
import { searchSpecification } from "../oracle/search-specification.ts";
import type { Process } from "../oracle/table-system.ts";
import { twoPhase as specification } from "../oracle/two-phase.ts";
import type { ExploreOptions } from "../src/index.ts";
import { clusterOf, exploreHere } from "./support/toy.ts";
import { Coordinator, twoPhase } from "./support/two-phase.ts";

const consistent = always("consistent", (world) => {
  const committed = decisions(world).find(({ decision }) => decision === "commit");
  const aborted = decisions(world).find(({ decision }) => decision === "abort");
  return committed && aborted && `${committed.id} committed, ${aborted.id} aborted`;
});

const managers = (count: number) => Array.from({ length: count }, (_, index) => `m${index + 1}`);

describe("the specification TwoPhase has the known number of states up to symmetry", () => {
  it.each([
    { count: 3, orbits: 80 },
    { count: 4, orbits: 166 },
    { count: 5, orbits: 314 },
    { count: 6, orbits: 553 },
  ])("$orbits with $count managers", async ({ count, orbits }) => {
    expect((await searchSpecification(specification(count), { interchangeable: [managers(count)] })).distinct).toBe(
      orbits,
    );
  });

  it("and a coordinator that does not wait for the last manager is caught as soon", async () => {
    const plain = await searchSpecification(specification(4, 3), { always: [consistent] });
    const reduced = await searchSpecification(specification(4, 3), {
      always: [consistent],
      interchangeable: [managers(4)],
    });
    expect(reduced.violation?.steps).toHaveLength(plain.violation!.steps.length);
    expect(reduced.distinct).toBeLessThan(plain.distinct);
  });

  it("and refuses a manager that is not like the others", async () => {
    const [coordinator, first, ...others] = specification(3);
    const lazy: Process = { ...first!, actions: (state) => first!.actions(state).slice(1) };
    await expect(
      searchSpecification([coordinator!, lazy, ...others], { interchangeable: [managers(3)] }),
    ).rejects.toThrow(
      "m1, m2, m3 were declared interchangeable and are told apart: when two of them change places, m1 waits for something else",
    );
  });

  it("as has PaxosCommit, whose acceptors change places inside guards and majorities", async () => {
    const process = paxosCommit({ managers: 1, acceptors: 3, ballots: 2 });
    const { distinct } = await searchSpecification(process, { interchangeable: [["a1", "a2", "a3"]] });
    // Each state stands for at most six.
    expect(distinct).toBeGreaterThan(1_461 / 6);
    expect(distinct).toBeLessThan(1_461 / 3);
  });
});

const three = { ...twoPhase(["yes", "yes", "yes"]), interchangeable: [["p1", "p2", "p3"]] };
const atomic = { crashCuts: "handlers", faults: { ...none, crashes: 1, restarts: 1 } } as const;
const everybodyCommits = sometimes("everybody commits", ({ nodes }) =>
  nodes.every((node) => node.decision === "commit"),
);

/** A search that tells nodes apart, and the same that does not. */
async function both(cluster: typeof three, options: Partial<ExploreOptions>) {
  return {
    plain: await exploreHere(cluster, options),
    reduced: await exploreHere(cluster, { ...options, symmetry: true }),
  };
}

describe("nodes that are interchangeable", () => {
  it("stand for each other: fewer states, the same verdict, and the result says so", async () => {
    const asked = { ...atomic, always: [consistent], sometimes: [everybodyCommits] };
    const { plain, reduced } = await both(three, asked);
    expect(reduced).toMatchObject({ outcome: plain.outcome, unreached: [], notes: [] });
    expect(plain).toMatchObject({ outcome: "exhausted", unreached: [], coverage: { reductions: [] } });
    expect(reduced.coverage.reductions).toEqual(["symmetry"]);
    expect(reduced.coverage.summary).toMatch(/ states up to symmetry$/);
    expect(reduced.coverage.states).toBeGreaterThanOrEqual(plain.coverage.states / 6);
    expect(reduced.coverage.states).toBeLessThan(plain.coverage.states / 4);
  });

  it.each<[string, Partial<ExploreOptions>]>([
    ["a lost message", { faults: { ...none, drops: 1 } }],
    ["a repeated message", { faults: { ...none, duplicates: 1 } }],
    ["a partition", { faults: { ...none, partitions: 1 } }],
    ["a hasty timer", { faults: { ...none, timeouts: 1 } }],
  ])("see the same under %s", async (_, options) => {
    const nobody = always(
      "nobody aborts",
      (world) => decisions(world).some((d) => d.decision === "abort") && "aborted",
    );
    const goal = possible("the coordinator decides", ({ nodes }) => nodes[0]?.decision !== undefined);
    const { plain, reduced } = await both(three, { ...options, possible: [goal], sometimes: [everybodyCommits] });
    expect(reduced).toMatchObject({ outcome: plain.outcome, unreached: plain.unreached });
    expect(reduced.coverage.states).toBeGreaterThanOrEqual(plain.coverage.states / 6);
    expect(reduced.coverage.states).toBeLessThan(plain.coverage.states / 3);
    const broken = await both(three, { ...options, always: [nobody] });
    expect(broken.reduced.violation?.steps).toBe(broken.plain.violation?.steps);
  });

  it("are caught in as few steps when they break something, on a way that can be replayed", async () => {
    class Impatient extends Coordinator {
      override onVote(from: string, vote: Parameters<Coordinator["onVote"]>[1]) {
        super.onVote(from, vote);
        if (this.yes.size === 2) this.decide("abort");
      }
    }
    const cluster = { ...twoPhase(["yes", "yes", "yes"], Impatient), interchangeable: [["p1", "p2", "p3"]] };
    const twice = always("two participants agree", ({ nodes }) => {
      const found = nodes.filter(({ id, decision }) => id !== "coordinator" && decision !== undefined);
      return found.length > 1 && `${found.map(({ id }) => id).join(" and ")} have decided`;
    });
    const { plain, reduced } = await both(cluster, { always: [twice] });
    expect(reduced.violation?.steps).toBe(plain.violation!.steps);
    expect(reduced.coverage.states).toBeLessThan(plain.coverage.states);
    const executor = inProcessExecutor(sourceOf(cluster), macrotaskSurroundings(setImmediate));
    const { choices, trace, sentence } = reduced.violation!;
    expect(await playback({ cluster, network: "multiset", executor }, choices, trace.violation)).toEqual(trace);
    const decided = trace.steps.flatMap(({ node, effects }) =>
      node !== undefined && node !== "coordinator" && effects.some(({ kind }) => kind === "decide") ? [node] : [],
    );
    expect(sentence).toBe(`${decided.sort().join(" and ")} have decided`);
  });
});

describe("nodes are told apart, with a note, and nothing is lost", () => {
  const note =
    /^(p1, p2, p3 were declared interchangeable and are told apart|(interchangeable )?nodes .*are told apart)/;
  class Biased extends Coordinator {
    override onVote(from: string, vote: Parameters<Coordinator["onVote"]>[1]) {
      if (from === "p1" && this.yes.size === 2) return;
      super.onVote(from, vote);
    }
  }
  const biased = { ...twoPhase(["yes", "yes", "yes"], Biased), interchangeable: three.interchangeable };
  const mixed = { ...twoPhase(["yes", "no", "yes"]), interchangeable: three.interchangeable };
  const p1 = always("p1 does not decide before the others", ({ nodes }) => {
    const [, first, ...others] = nodes;
    return first?.decision && others.every(({ decision }) => !decision) && "p1 decided first";
  });
  it.each<[string, typeof three, Partial<ExploreOptions>]>([
    ["when a node favours one of them", biased, {}],
    ["when they behave differently", mixed, {}],
    ["when a crash falls between two sends, whose order names them", three, { faults: { ...none, crashes: 1 } }],
    ["when a property names one of them", three, { always: [p1] }],
    ["when a goal names one of them", three, { sometimes: [sometimes("p2 decides", (w) => !!w.nodes[2]?.decision)] }],
    ["when fairness follows each of them", three, { eventually: [eventually("all decide", () => true)] }],
    ["when blocking follows each of them", three, { nonBlocking: "all" }],
  ])("%s", async (_, cluster, options) => {
    const { plain, reduced } = await both(cluster, options);
    expect(reduced.notes).toEqual([expect.stringMatching(note)]);
    expect(reduced.coverage.reductions).toEqual([]);
    expect({ ...reduced, coverage: {}, notes: [] }).toEqual({ ...plain, coverage: {} });
    expect(reduced.coverage.states).toBe(plain.coverage.states);
  });

  it("when one of them has a budget of its own, and the others still stand for each other", async () => {
    const { plain, reduced } = await both(three, { faults: { ...none, timeouts: { p1: 1 } } });
    expect(reduced.notes).toEqual([]);
    expect(reduced.coverage.states).toBeGreaterThanOrEqual(plain.coverage.states / 2);
    expect(reduced.coverage.states).toBeLessThan(plain.coverage.states);
  });

  it("when a node asks for its own name in a way that only shows late", async () => {
    const client = (ctx: Context) => ({
      onStart: () => ctx.send("server", { type: "hello" }),
      onWelcome: () => (ctx.id === "c2" ? ctx.decide("abort") : ctx.decide("commit")),
    });
    const server = (ctx: Context) => ({ onHello: (from: string) => ctx.send(from, { type: "welcome" }) });
    const cluster = { ...clusterOf({ server, c1: client, c2: client }), interchangeable: [["c1", "c2"]] };
    const aborts = sometimes("somebody aborts", ({ nodes }) => nodes.some(({ decision }) => decision === "abort"));
    const { notes, unreached } = await exploreHere(cluster, { symmetry: true, sometimes: [aborts] });
    expect(unreached).toEqual([]);
    expect(notes).toHaveLength(1);
  });
});
