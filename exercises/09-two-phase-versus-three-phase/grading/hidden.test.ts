/** Aborts, machines that are shared, other windows, tails, and every situation there is. */
import { requirement } from "@workbook/grading";
import { allYes } from "@workbook/properties";
import {
  cooperativeTwoPhaseCommit,
  presumedAbortTwoPhaseCommit,
  threePhaseCommit,
  twoPhaseCommit,
  type Vote,
} from "@workbook/protocols";
import { expect } from "vitest";
import { analysis } from "#given/cluster.ts";
import { measureOf } from "../test/judge-measure.ts";
import { allSituations, recommendationsFor } from "../test/judge-recommendations.ts";
import { summaryOf } from "../test/judge-summary.ts";
import { windowOf } from "../test/judge-window.ts";

/** One refuses: the first, the last; and all of them. */
function refusals(n: number): Vote[][] {
  const yes = allYes(n) as Vote[];
  return [["no", ...yes.slice(1)], [...yes.slice(1), "no"], yes.map(() => "no")];
}

requirement(
  "an abort costs what it costs, whoever is told and whatever is presumed",
  { id: "abort-paths", points: 15, concept: "message complexity", mistake: "only-the-commit-path", hint: "chains" },
  async ({ examine }) => {
    for (const n of [2, 3, 5])
      for (const votes of refusals(n))
        for (const protocol of [twoPhaseCommit, presumedAbortTwoPhaseCommit, threePhaseCommit])
          expect(await examine(analysis({}), measureOf(protocol, votes))).toHold();
  },
);

requirement(
  "what two nodes on one machine tell each other is free",
  { id: "co-located", points: 10, concept: "message complexity", mistake: "counts-self-sends", hint: "machines" },
  async ({ examine }) => {
    for (const n of [1, 2, 4])
      for (const protocol of [twoPhaseCommit, threePhaseCommit])
        expect(await examine(analysis({}), measureOf(protocol, allYes(n), "co-located"))).toHold();
  },
);

requirement(
  "who asks the others as well is blocked at fewer positions, and three phases at none",
  { id: "other-windows", points: 5, concept: "blocking", mistake: "leaves-out-the-beginning", hint: "positions" },
  async ({ examine }) => {
    for (const protocol of [cooperativeTwoPhaseCommit, threePhaseCommit])
      expect(await examine(analysis({}), windowOf(protocol, 2))).toHold();
    expect(await examine(analysis({}), windowOf(twoPhaseCommit, 3))).toHold();
  },
);

requirement(
  "a sample is its middle, its tail, its throughput, and how far the seeds differ",
  { id: "latency", points: 15, concept: "latency", mistake: "averages-without-the-tail", hint: "ranks" },
  async ({ examine }) => {
    for (const protocol of [twoPhaseCommit, threePhaseCommit])
      for (const concurrency of [1, 16]) expect(await examine(analysis({}), summaryOf(protocol, concurrency))).toHold();
  },
);

requirement(
  "any combination of facts has its answer",
  {
    id: "any-situation",
    points: 5,
    concept: "protocol selection",
    mistake: "a-saga-for-everything",
    hint: "in-which-order",
  },
  async ({ examine }) => {
    expect(await examine(analysis({}), recommendationsFor("every combination", allSituations()))).toHold();
  },
);
