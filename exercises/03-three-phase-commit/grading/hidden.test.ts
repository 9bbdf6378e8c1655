/** Crashes of everybody; nobody waits for ever; and the reason for that, seen in all states together. */
import { requirement } from "@workbook/grading";
import { eventually, none, sometimes } from "@workbook/harness";
import {
  agreement,
  assignments,
  everybodyUpDecides,
  finality,
  mixtures,
  nobodyCommits,
  noStateBesideBothOutcomes,
  preCommitSettles,
  somebody,
  votesCast,
  type YesOrNo,
} from "@workbook/properties";
import { expect } from "vitest";
import { threePhaseCommit } from "#given/cluster.ts";

/** Skeen's assumptions: a transition with all that it sends is atomic, and silence means a crash. */
const synchronous = { network: "multiset", crashCuts: "handlers" } as const;

/** Participants whose names make no difference, and how many of all nodes crash, for ever. */
const settings: { votes: YesOrNo[]; crashes: number }[] = [1, 2, 3, 4].flatMap((participants) =>
  mixtures(participants).map((votes) => ({ votes, crashes: participants < 4 ? participants + 1 : 1 })),
);

/** What every search asks besides: the outcomes that the votes allow are seen. */
function outcomes(votes: readonly YesOrNo[]) {
  const unanimous = !votes.includes("no");
  return {
    always: [agreement, finality, ...(unanimous ? [] : [nobodyCommits])],
    sometimes: [somebody(sometimes, "abort"), ...(unanimous ? [somebody(sometimes, "commit")] : [])],
  };
}

requirement(
  "no crash splits the decision, whoever and however many fail",
  {
    id: "agreement",
    points: 15,
    concept: "safety vs liveness",
    mistake: "uncertain-commits-on-a-timeout",
    hint: "what-silence-means",
  },
  async ({ explore }) => {
    for (const { votes, crashes } of settings) {
      const result = await explore(threePhaseCommit({ votes }), {
        ...synchronous,
        faults: { ...none, crashes },
        ...outcomes(votes),
      });
      expect(result).toHold();
    }
  },
);

requirement(
  "a participant that fails after the pre-commit changes nothing any more",
  {
    id: "participant-fails",
    points: 15,
    concept: "timeout handling",
    mistake: "coordinator-aborts-on-a-missing-ack",
    hint: "what-silence-means",
  },
  async ({ explore }) => {
    for (const votes of [...mixtures(2), ...mixtures(3)]) {
      const { always, sometimes: seen } = outcomes(votes);
      const result = await explore(threePhaseCommit({ votes }), {
        ...synchronous,
        faults: { ...none, crashes: { p1: 1, p2: 1 } },
        always: [...always, preCommitSettles],
        sometimes: seen,
      });
      expect(result).toHold();
    }
  },
);

requirement(
  "whoever is up decides, whoever else is down",
  {
    id: "non-blocking",
    points: 15,
    concept: "non-blocking commit",
    mistake: "waits-to-be-asked",
    hint: "from-the-start",
  },
  async ({ explore }) => {
    for (const { votes, crashes } of settings) {
      const result = await explore(threePhaseCommit({ votes }), {
        ...synchronous,
        faults: { ...none, crashes },
        sometimes: outcomes(votes).sometimes,
        nonBlocking: "all",
        eventually: [everybodyUpDecides(eventually)],
      });
      expect(result).toHold();
    }
  },
);

requirement(
  "no state stands beside a commit in one run and an abort in another",
  {
    id: "concurrency-sets",
    points: 20,
    concept: "participant uncertainty",
    mistake: "commits-straight-after-the-votes",
    hint: "no-state-between",
  },
  async ({ survey }) => {
    for (const participants of [2, 3]) {
      const clusters = assignments(participants).map((votes) => threePhaseCommit({ votes }));
      const result = await survey(clusters, {
        network: "multiset",
        watch: votesCast,
        judge: noStateBesideBothOutcomes,
        sometimes: [somebody(sometimes, "commit"), somebody(sometimes, "abort")],
      });
      expect(result).toHold();
    }
  },
);
