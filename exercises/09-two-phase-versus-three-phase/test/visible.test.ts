/** What you can see while you work. The rest of the grade measures aborts, co-located nodes, tails, and every situation. */
import { requirement } from "@workbook/grading";
import { allYes } from "@workbook/properties";
import { threePhaseCommit, twoPhaseCommit } from "@workbook/protocols";
import { expect } from "vitest";
import { analysis } from "#given/cluster.ts";
import { situations } from "#given/situations.ts";
import { measureOf } from "./judge-measure.ts";
import { recommendationsFor } from "./judge-recommendations.ts";
import { windowOf } from "./judge-window.ts";

requirement(
  "a commit of N participants takes 4N messages in two phases and 6N in three",
  { id: "commit-path", points: 20, concept: "message complexity", mistake: "forgets-acks", hint: "chains" },
  async ({ examine }) => {
    for (const n of [1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
      for (const protocol of [twoPhaseCommit, threePhaseCommit])
        expect(await examine(analysis({}), measureOf(protocol, allYes(n)))).toHold();
  },
);

requirement(
  "the blocking window is a share of the coordinator's positions",
  { id: "window", points: 15, concept: "blocking", mistake: "counts-states", hint: "positions" },
  async ({ examine }) => {
    for (const n of [1, 2]) expect(await examine(analysis({}), windowOf(twoPhaseCommit, n))).toHold();
  },
);

requirement(
  "twelve situations, and what decides each",
  {
    id: "twelve",
    points: 15,
    concept: "protocol selection",
    mistake: "three-phases-under-partitions",
    hint: "in-which-order",
  },
  async ({ examine }) => {
    expect(await examine(analysis({}), recommendationsFor("twelve situations", situations))).toHold();
  },
);
