/** Crashes of everybody, everywhere; what must be promised, what may be forgotten, and when waiting is no fault. */
import { requirement } from "@workbook/grading";
import { eventually, none, sometimes } from "@workbook/harness";
import {
  agreement,
  allYes,
  assignmentsUpTo,
  constantVote,
  effect,
  endsItsDuty,
  everybody,
  everybodyDecides,
  everybodyUpIsInDoubt,
  everybodyUpKnowsOrIsInDoubt,
  finality,
  forcedWritesAtMost,
  mixtures,
  nobodyCommits,
  noDecisionInDoubt,
  promisesAreStable,
  staysForgotten,
  type YesOrNo,
} from "@workbook/properties";
import { expect } from "vitest";
import { coordinatorRecovery, lateInquiry } from "#given/cluster.ts";

/** What every search asks besides: two decisions never, and the outcome that the votes allow is seen. */
function promises(votes: readonly YesOrNo[]) {
  const unanimous = !votes.includes("no");
  return {
    always: [agreement, finality, ...(unanimous ? [] : [nobodyCommits])],
    sometimes: [everybody(sometimes, "abort"), ...(unanimous ? [everybody(sometimes, "commit")] : [])],
  };
}

/** One or two participants, whose names make no difference. */
const oneOrTwo = [...mixtures(1), ...mixtures(2)];

const names = (votes: readonly YesOrNo[]) => votes.map((_, index) => `p${index + 1}`);

requirement(
  "no single crash, anywhere, splits the decision",
  {
    id: "one-crash",
    points: 15,
    concept: "failure recovery",
    mistake: "presumes-commit-without-a-record",
    hint: "what-the-log-tells",
  },
  async ({ explore }) => {
    const faults = { ...none, crashes: 1, restarts: 1 };
    for (const votes of [...assignmentsUpTo(2), ...mixtures(3)]) {
      const network = "multiset";
      expect(await explore(coordinatorRecovery({ votes }), { network, faults, ...promises(votes) })).toHold();
    }
    for (const votes of assignmentsUpTo(2)) {
      const network = "forgetless";
      expect(await explore(coordinatorRecovery({ votes }), { network, faults, ...promises(votes) })).toHold();
    }
  },
);

requirement(
  "nor do two crashes, or a crash and a hasty timer",
  {
    id: "two-crashes",
    points: 5,
    concept: "recovery procedures",
    mistake: "asks-again-after-an-abort",
    hint: "what-the-log-tells",
  },
  async ({ explore }) => {
    for (const votes of oneOrTwo) {
      for (const network of ["multiset", "forgetless"] as const) {
        for (const faults of [
          { ...none, crashes: 2, restarts: 2 },
          { ...none, crashes: 1, restarts: 1, timeouts: 1 },
        ]) {
          expect(await explore(coordinatorRecovery({ votes }), { network, faults, ...promises(votes) })).toHold();
        }
      }
    }
  },
);

requirement(
  "a participant remembers its Yes, and from then on never decides alone",
  {
    id: "promise",
    points: 10,
    concept: "participant uncertainty",
    mistake: "votes-before-it-forces",
    hint: "the-promise",
  },
  async ({ explore }) => {
    for (const votes of [1, 2].map(allYes)) {
      const result = await explore(coordinatorRecovery({ votes }), {
        network: "multiset",
        faults: { ...none, crashes: { p1: 1 }, restarts: { p1: 1 } },
        always: [promisesAreStable, noDecisionInDoubt, agreement, finality],
        sometimes: promises(votes).sometimes,
      });
      expect(result).toHold();
    }
  },
);

requirement(
  "what a participant voted once it votes again",
  {
    id: "constant-vote",
    points: 5,
    concept: "failure recovery",
    mistake: "ignores-its-log",
    hint: "the-promise",
  },
  async ({ explore }) => {
    for (const votes of oneOrTwo) {
      const result = await explore(coordinatorRecovery({ votes }), {
        network: "forgetless",
        faults: { ...none, crashes: 1, restarts: 1, timeouts: 1 },
        always: [constantVote],
        sometimes: promises(votes).sometimes,
      });
      expect(result).toHold();
    }
  },
);

requirement(
  "while the coordinator is down, those in doubt wait, and only those",
  {
    id: "blocking",
    points: 10,
    concept: "blocking",
    mistake: "aborts-after-a-restart",
    hint: "whom-to-ask",
  },
  async ({ explore }) => {
    for (const votes of [1, 2].map(allYes)) {
      // Where anything may be late, a hasty timer can always free who has not voted: what is blocked then is in doubt.
      const result = await explore(coordinatorRecovery({ votes }), {
        network: "forgetless",
        faults: { ...none, crashes: 1, restarts: { p1: 1 }, timeouts: Infinity },
        always: [agreement, noDecisionInDoubt],
        sometimes: promises(votes).sometimes,
        nonBlocking: "all",
        deciders: names(votes),
        mayBlock: everybodyUpIsInDoubt(sometimes, names(votes)),
      });
      expect(result).toHold();
      expect(result).toBlock(names(votes));
    }
  },
);

requirement(
  "once everybody is up again and losses stop, everybody decides",
  { id: "AC5", points: 5, concept: "safety vs liveness", mistake: "assumes-it-told-everybody", hint: "whom-to-ask" },
  async ({ explore }) => {
    for (const votes of oneOrTwo) {
      for (const faults of [
        { ...none, crashes: 1, restarts: 1, drops: 1 },
        { ...none, crashes: 2, restarts: 2 },
      ]) {
        const result = await explore(coordinatorRecovery({ votes }), {
          network: "multiset",
          faults,
          sometimes: promises(votes).sometimes,
          eventually: [everybodyDecides(eventually)],
        });
        expect(result).toHold();
      }
    }
  },
);

requirement(
  "who is in doubt learns the outcome from anybody who knows it or has not voted",
  {
    id: "cooperative",
    points: 10,
    concept: "blocking scenarios",
    mistake: "asks-the-coordinator-alone",
    hint: "whom-to-ask",
  },
  async ({ explore }) => {
    const recovering = { ...none, crashes: { coordinator: 1, p1: 1 }, restarts: { p1: 1 } };
    const losing = { ...none, crashes: { coordinator: 1 }, drops: 1 };
    for (const [votes, faults] of [
      ...oneOrTwo.flatMap((mixture) => [[mixture, recovering] as const, [mixture, losing] as const]),
      [allYes(3), losing] as const,
    ]) {
      const result = await explore(coordinatorRecovery({ votes }), {
        network: "multiset",
        faults,
        always: [agreement, noDecisionInDoubt],
        sometimes: promises(votes).sometimes,
        eventually: [everybodyUpKnowsOrIsInDoubt(eventually, names(votes))],
      });
      expect(result).toHold();
    }
  },
);

requirement(
  "the coordinator forgets when everybody has acknowledged, not before, and then answers by presumption",
  {
    id: "forgets",
    points: 10,
    concept: "recovery procedures",
    mistake: "forgets-before-every-ack",
    hint: "the-end",
  },
  async ({ explore }) => {
    for (const votes of oneOrTwo) {
      const { always, sometimes: outcomes } = promises(votes);
      const ends = votes.includes("no") ? [] : [endsItsDuty(sometimes, "coordinator")];
      const result = await explore(coordinatorRecovery({ votes }), {
        network: "multiset",
        faults: { ...none, crashes: 1, restarts: 1 },
        always: [...always, staysForgotten("coordinator")],
        sometimes: [...outcomes, ...ends],
      });
      expect(result).toHold();
    }
    const late = await explore(lateInquiry({}), {
      network: "multiset",
      faults: { ...none, crashes: { coordinator: 1 }, restarts: { coordinator: 1 } },
      always: [staysForgotten("coordinator")],
      sometimes: [endsItsDuty(sometimes, "coordinator")],
      eventually: [effect(eventually, "an answer to a late inquiry", "p1", "answered")],
    });
    expect(late).toHold();
  },
);

requirement(
  "a commit costs two forced writes of a participant, and one of the coordinator",
  { id: "forced-writes", points: 5, concept: "write-ahead log", mistake: "forces-every-vote", hint: "what-to-force" },
  async ({ explore }) => {
    for (const votes of [1, 2, 3].map(allYes)) {
      const result = await explore(coordinatorRecovery({ votes }), {
        network: "multiset",
        faults: none,
        always: [forcedWritesAtMost("coordinator", { coordinator: 1, participant: 2 })],
        sometimes: [everybody(sometimes, "commit")],
      });
      expect(result).toHold();
    }
  },
);
