/** What you can see while you work. The rest of the grade crashes everybody, several times, and lets them come back. */
import { requirement } from "@workbook/grading";
import { eventually, none, sometimes } from "@workbook/harness";
import {
  agreement,
  allYes,
  assignmentsUpTo,
  everybody,
  everybodyDecides,
  everybodyUpDecides,
  finality,
  messagesAtMost,
  messagesSent,
  nobodyAborts,
  nobodyCommits,
  threeRounds,
} from "@workbook/properties";
import { expect } from "vitest";
import { threePhaseCommit } from "#given/cluster.ts";

const network = "multiset";
const names = (votes: readonly unknown[]) => votes.map((_, index) => `p${index + 1}`);

requirement(
  "all Yes and no failure commits, in three rounds of 2N messages",
  {
    id: "AC4",
    points: 10,
    concept: "three-phase commit",
    mistake: "acknowledges-no-commit",
    hint: "three-rounds",
  },
  async ({ explore }) => {
    for (const votes of [1, 2, 3].map(allYes)) {
      const result = await explore(threePhaseCommit({ votes }), {
        network,
        faults: none,
        always: [nobodyAborts, threeRounds("coordinator", names(votes)), messagesAtMost(6 * votes.length)],
        sometimes: [everybody(sometimes, "commit")],
        eventually: [everybodyDecides(eventually), messagesSent(eventually, 6 * votes.length)],
      });
      expect(result).toHold();
    }
  },
);

requirement(
  "one No aborts, in two rounds",
  { id: "AC3", points: 10, concept: "CanCommit", mistake: "no-voter-waits-in-silence", hint: "three-rounds" },
  async ({ explore }) => {
    for (const votes of assignmentsUpTo(3).filter((one) => one.includes("no"))) {
      const result = await explore(threePhaseCommit({ votes }), {
        network,
        faults: none,
        always: [agreement, finality, nobodyCommits, messagesAtMost(4 * votes.length)],
        sometimes: [everybody(sometimes, "abort")],
        eventually: [everybodyDecides(eventually)],
      });
      expect(result).toHold();
    }
  },
);

requirement(
  "the coordinator crashes, anywhere, and the participants decide",
  {
    id: "coordinator-crash",
    points: 10,
    concept: "coordinator failure",
    mistake: "decides-from-its-own-state",
    hint: "termination",
  },
  async ({ explore }) => {
    for (const votes of [...assignmentsUpTo(2), allYes(3)]) {
      const unanimous = !votes.includes("no");
      const result = await explore(threePhaseCommit({ votes }), {
        network,
        faults: { ...none, crashes: { coordinator: 1 } },
        always: [agreement, finality, ...(unanimous ? [] : [nobodyCommits])],
        sometimes: [withoutIt("abort"), ...(unanimous ? [withoutIt("commit")] : [])],
        eventually: [everybodyUpDecides(eventually)],
      });
      expect(result).toHold();
    }
  },
);

/** The coordinator is down and never decided, and all participants have decided this. */
function withoutIt(outcome: "commit" | "abort") {
  return sometimes(`all ${outcome} without the coordinator`, ({ nodes }) =>
    nodes.every(({ id, up, decision }) =>
      id === "coordinator" ? !up && decision === undefined : decision === outcome,
    ),
  );
}
