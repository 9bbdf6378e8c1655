/** Skeen's theorem on all protocols of the package, and where a coordinator's crash blocks two-phase commit. [Skeen81] */
import { survey } from "@workbook/explorer";
import {
  type Cluster,
  inProcessExecutor,
  type Monitor,
  macrotaskSurroundings,
  none,
  type StateGraph,
  sourceOf,
} from "@workbook/harness";
import {
  allYes,
  assignments,
  besideBothOutcomes,
  blockedStates,
  crashPosition,
  noncommittableBesideCommit,
  votesCast,
} from "@workbook/properties";
import { describe, expect, it } from "vitest";
import {
  cooperativeTwoPhaseCommit,
  decentralisedTwoPhaseCommit,
  fickleThreePhaseCommit,
  hastyThreePhaseCommit,
  type Protocol,
  preAbortTwoPhaseCommit,
  textbookThreePhaseCommit,
  threePhaseCommit,
  twoPhaseCommit,
  type Vote,
} from "../src/index.ts";

async function graphOf<S>(clusters: readonly Cluster[], watch: Monitor<S>, faults = none): Promise<StateGraph<S>> {
  const subjects = clusters.map((cluster) => {
    return { cluster, executor: inProcessExecutor(sourceOf(cluster), macrotaskSurroundings(setImmediate)) };
  });
  const { graph } = await survey(subjects, { network: "multiset", faults, watch, judge: () => undefined });
  return graph!;
}

const fickleVotes: Vote[][] = [
  ["fickle", "yes"],
  ["yes", "fickle"],
  ["fickle", "fickle"],
];
const conditions: [string, Protocol, boolean, boolean][] = [
  ["two-phase commit", twoPhaseCommit, false, false],
  ["two-phase commit with cooperative termination", cooperativeTwoPhaseCommit, false, false],
  ["decentralised two-phase commit", decentralisedTwoPhaseCommit, false, false],
  ["three-phase commit", threePhaseCommit, true, true],
  ["three-phase commit with timeouts alone", textbookThreePhaseCommit, true, true],
  ["three-phase commit that commits straight after the votes", hastyThreePhaseCommit, false, false],
  ["three-phase commit whose coordinator may abort after the pre-commit", fickleThreePhaseCommit, false, true],
  ["two-phase commit with a round before an abort", preAbortTwoPhaseCommit, true, false],
];

describe("Skeen's theorem", () => {
  for (const [name, protocol, first, second] of conditions)
    it(`${name} ${first ? "keeps" : "breaks"} the first condition and ${second ? "keeps" : "breaks"} the second`, async () => {
      const votes: Vote[][] = [...assignments(2), ...(protocol === fickleThreePhaseCommit ? fickleVotes : [])];
      const graph = await graphOf(
        votes.map((some) => protocol({ votes: some })),
        votesCast,
      );
      expect(besideBothOutcomes(graph).length === 0).toBe(first);
      expect(noncommittableBesideCommit(graph, ["p1", "p2"]).length === 0).toBe(second);
    });
});

/** After how many of its effects a crash of the coordinator leaves somebody up who decides in no continuation. */
async function blockingPositions(protocol: Protocol, participants: number): Promise<number[]> {
  const faults = { ...none, crashes: { coordinator: 1 } };
  const graph = await graphOf([protocol({ votes: allYes(participants) })], crashPosition("coordinator"), faults);
  const states = blockedStates(graph);
  const blocked = graph.globals.flatMap(({ seen }, state) => (seen.crashed && states[state] ? [seen.effects] : []));
  return [...new Set(blocked)].sort((one, other) => one - other);
}

describe("a crash of two-phase commit's coordinator", () => {
  it("blocks from the first prepare until all but one are told", async () => {
    expect(await blockingPositions(twoPhaseCommit, 2)).toEqual([1, 2, 3, 4, 5]);
    expect(await blockingPositions(twoPhaseCommit, 3)).toEqual([1, 2, 3, 4, 5, 6, 7]);
  });

  it("blocks those who ask each other while all of them are in doubt", async () => {
    expect(await blockingPositions(cooperativeTwoPhaseCommit, 2)).toEqual([2, 3, 4]);
    expect(await blockingPositions(cooperativeTwoPhaseCommit, 3)).toEqual([3, 4, 5]);
  });

  it("blocks nobody in three-phase commit", async () => {
    expect(await blockingPositions(threePhaseCommit, 2)).toEqual([]);
  });
});
