import type { StateGraph } from "@workbook/harness";
import { describe, expect, it } from "vitest";
import {
  besideBothOutcomes,
  concurrencySet,
  isCommittable,
  isNonBlocking,
  noncommittableBesideCommit,
  noStateBesideBothOutcomes,
  type Votes,
} from "../src/index.ts";

const voters = ["p1", "p2"];

/**
 * A graph from its global states, each written as the states of c, p1 and p2: q before the vote, w after a Yes, p prepared
 * to commit, c and a decided. Whoever left q, and did not abort there, has voted Yes; c may be in w from the beginning.
 */
function graphOf(...globals: string[]): StateGraph<Votes> {
  const nodes = ["c", ...voters];
  const names = [...new Set(globals.flatMap((global) => [...global].map((state, node) => `${nodes[node]} ${state}`)))];
  const decision = (name: string) => (name.endsWith(" c") ? "commit" : name.endsWith(" a") ? "abort" : undefined);
  return {
    nodes,
    clusters: ["toy"],
    locals: names.map((name) => ({ node: name.split(" ")[0]!, decision: decision(name), up: true, shown: name })),
    globals: globals.map((global, steps) => ({
      locals: [...global].map((state, node) => names.indexOf(`${nodes[node]} ${state}`)),
      seen: { yes: voters.filter((_, index) => "wpc".includes(global[index + 1]!)), no: [], told: [] },
      next: [],
      cluster: 0,
      steps,
    })),
  };
}

const named = (graph: StateGraph, name: string) => graph.locals.findIndex(({ shown }) => shown === name);
const stateNames = (graph: StateGraph, states: Iterable<number>) =>
  [...states].map((state) => graph.locals[state]!.shown);

const beginning = ["wqq", "wwq", "wqw", "wwa", "waw", "waa", "awa", "aaw", "aaa", "www"];
const twoPhase = graphOf(...beginning, "cww", "ccw", "cwc", "ccc");
const threePhase = graphOf(...beginning, "pww", "ppw", "pwp", "ppp", "cpp", "ccp", "cpc", "ccc");

describe("the concurrency set", () => {
  it("holds what occurs together, and nothing of the node itself", () => {
    const beside = stateNames(twoPhase, concurrencySet(twoPhase, named(twoPhase, "p1 c")));
    expect(beside.sort()).toEqual(["c c", "p2 c", "p2 w"]);
  });

  it("is not what can be reached: p1 in w is never beside p2 in c while nobody was told to commit", () => {
    const beside = stateNames(threePhase, concurrencySet(threePhase, named(threePhase, "p1 w")));
    expect(beside).not.toContain("p2 c");
    expect(beside).toContain("p2 p");
  });
});

describe("the fundamental theorem", () => {
  it("tells two-phase commit from three-phase commit", () => {
    expect(isNonBlocking(twoPhase, voters)).toBe(false);
    expect(isNonBlocking(threePhase, voters)).toBe(true);
  });

  it("names the states in which two-phase commit blocks", () => {
    expect(
      stateNames(
        twoPhase,
        besideBothOutcomes(twoPhase).map(({ state }) => state),
      ),
    ).toEqual(["p1 w", "p2 w"]);
  });

  it("calls a state committable when it takes every Yes to be in it", () => {
    expect(isCommittable(threePhase, named(threePhase, "p1 p"), voters)).toBe(true);
    expect(isCommittable(threePhase, named(threePhase, "p1 w"), voters)).toBe(false);
  });

  it("has a first condition of its own: a prepared state beside commit and abort", () => {
    const graph = graphOf("www", "ppp", "cpp", "app");
    expect(besideBothOutcomes(graph).length).toBeGreaterThan(0);
    expect(noncommittableBesideCommit(graph, voters)).toEqual([]);
    expect(isNonBlocking(graph, voters)).toBe(false);
  });

  it("has a second condition of its own: a commit beside a Yes, where nobody ever aborts beside it", () => {
    const graph = graphOf("wqq", "wwq", "www", "cww", "ccc");
    expect(besideBothOutcomes(graph)).toEqual([]);
    const breaking = noncommittableBesideCommit(graph, voters).map(({ state }) => state);
    expect(stateNames(graph, breaking)).toEqual(["p1 w"]);
    expect(isNonBlocking(graph, voters)).toBe(false);
  });
});

describe("the judgement", () => {
  it("names the state, both outcomes, and shows the commit", () => {
    const flaw = noStateBesideBothOutcomes(twoPhase);
    expect(flaw?.sentence).toMatch(
      /^p1 can be in one and the same state when c has committed \(toy\) and when p2 has ab/,
    );
    expect(flaw?.global).toBe(beginning.length);
    expect(noStateBesideBothOutcomes(threePhase)).toBeUndefined();
  });
});
