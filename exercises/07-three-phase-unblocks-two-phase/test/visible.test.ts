/** What you can see while you work. The rest of the grade asks for more participants and more protocols. */
import { requirement } from "@workbook/grading";
import { cooperativeTwoPhaseCommit, threePhaseCommit, twoPhaseCommit } from "@workbook/protocols";
import { expect } from "vitest";
import { analysis } from "#given/cluster.ts";
import { blockingPointsOf } from "./judge-blocking-points.ts";
import { concurrencySetsOf, theoremOn } from "./judge-concurrency.ts";
import { witnessOf } from "./judge-witness.ts";

requirement(
  "one crash of the coordinator blocks two participants for ever, and not those of three-phase commit",
  {
    id: "witness",
    points: 20,
    concept: "blocking scenarios",
    mistake: "a-participant-has-not-voted",
    hint: "all-in-doubt",
  },
  async ({ examine }) => {
    expect(await examine(analysis({}), witnessOf(2))).toHold();
  },
);

requirement(
  "the blocking points are those that the explorer finds",
  {
    id: "blocking-points",
    points: 15,
    concept: "blocking vs non-blocking",
    mistake: "undecided-is-blocked",
    hint: "backwards",
  },
  async ({ examine }) => {
    expect(await examine(analysis({}), blockingPointsOf(twoPhaseCommit, 2))).toHold();
  },
);

requirement(
  "a concurrency set holds what is there at the same time, and nothing else",
  {
    id: "concurrency-sets",
    points: 15,
    concept: "participant uncertainty",
    mistake: "reachable-not-concurrent",
    hint: "at-the-same-time",
  },
  async ({ examine }) => {
    for (const protocol of [twoPhaseCommit, threePhaseCommit])
      expect(await examine(analysis({}), concurrencySetsOf(protocol))).toHold();
  },
);

requirement(
  "two-phase commit is blocking, however those who are left help each other, and three-phase commit is not",
  {
    id: "theorem",
    points: 10,
    concept: "non-blocking commit",
    mistake: "calls-everything-non-blocking",
    hint: "two-conditions",
  },
  async ({ examine }) => {
    for (const protocol of [twoPhaseCommit, cooperativeTwoPhaseCommit, threePhaseCommit])
      expect(await examine(analysis({}), theoremOn(protocol))).toHold();
  },
);
