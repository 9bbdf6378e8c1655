/** More participants, and protocols that only look like those that are known. */
import { requirement } from "@workbook/grading";
import {
  cooperativeTwoPhaseCommit,
  decentralisedTwoPhaseCommit,
  fickleThreePhaseCommit,
  hastyThreePhaseCommit,
  preAbortTwoPhaseCommit,
  twoPhaseCommit,
} from "@workbook/protocols";
import { expect } from "vitest";
import { analysis } from "#given/cluster.ts";
import { blockingPointsOf } from "../test/judge-blocking-points.ts";
import { concurrencySetsOf, theoremOn } from "../test/judge-concurrency.ts";
import { witnessOf } from "../test/judge-witness.ts";

requirement(
  "one crash and no repair blocks any number of participants",
  {
    id: "minimal",
    points: 10,
    concept: "coordinator failure",
    mistake: "restarts-the-coordinator",
    hint: "all-in-doubt",
  },
  async ({ examine }) => {
    for (const participants of [2, 3]) expect(await examine(analysis({}), witnessOf(participants))).toHold();
  },
);

requirement(
  "who asks the others as well is blocked at fewer points, and at which",
  {
    id: "cooperative-points",
    points: 10,
    concept: "blocking vs non-blocking",
    mistake: "blocked-when-nothing-is-next",
    hint: "backwards",
  },
  async ({ examine }) => {
    for (const participants of [2, 3])
      for (const protocol of [cooperativeTwoPhaseCommit, twoPhaseCommit])
        expect(await examine(analysis({}), blockingPointsOf(protocol, participants))).toHold();
  },
);

requirement(
  "the theorem needs its second condition: a commit beside a state in which a Yes may be missing",
  {
    id: "second-condition",
    points: 10,
    concept: "non-blocking",
    mistake: "first-condition-only",
    hint: "two-conditions",
  },
  async ({ examine }) => {
    for (const protocol of [preAbortTwoPhaseCommit, hastyThreePhaseCommit])
      expect(await examine(analysis({}), theoremOn(protocol))).toHold();
  },
);

requirement(
  "the theorem needs its first condition: both outcomes beside one state, in which every Yes is in",
  {
    id: "first-condition",
    points: 10,
    concept: "pre-commit",
    mistake: "second-condition-only",
    hint: "two-conditions",
  },
  async ({ examine }) => {
    for (const protocol of [fickleThreePhaseCommit, decentralisedTwoPhaseCommit]) {
      expect(await examine(analysis({}), theoremOn(protocol))).toHold();
      expect(await examine(analysis({}), concurrencySetsOf(protocol))).toHold();
    }
  },
);
