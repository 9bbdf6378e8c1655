/** What you can see while you work. The rest of the grade crashes more nodes, and looks at all states at once. */
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
  nobodyAborts,
  nobodyCommits,
  preCommitSettles,
  threeRounds,
} from "@workbook/properties";
import { expect } from "vitest";
import { silentCoordinator, threePhaseCommit } from "#given/cluster.ts";

const names = (votes: readonly unknown[]) => votes.map((_, index) => `p${index + 1}`);

requirement(
  "all Yes and no failure commits, in three rounds",
  {
    id: "AC4",
    points: 10,
    concept: "three-phase commit",
    mistake: "commits-on-the-pre-commit",
    hint: "three-rounds",
  },
  async ({ explore }) => {
    for (const votes of [1, 2, 3, 4].map(allYes)) {
      const result = await explore(threePhaseCommit({ votes }), {
        network: "multiset",
        faults: none,
        always: [agreement, finality, nobodyAborts, threeRounds("coordinator", names(votes))],
        sometimes: [everybody(sometimes, "commit")],
        eventually: [everybodyDecides(eventually)],
      });
      expect(result).toHold();
    }
  },
);

requirement(
  "one No aborts",
  { id: "AC3", points: 10, concept: "CanCommit", mistake: "pre-commits-on-a-majority", hint: "three-rounds" },
  async ({ explore }) => {
    for (const votes of assignmentsUpTo(3).filter((one) => one.includes("no"))) {
      const result = await explore(threePhaseCommit({ votes }), {
        network: "multiset",
        faults: none,
        always: [agreement, finality, nobodyCommits],
        sometimes: [everybody(sometimes, "abort")],
        eventually: [everybodyDecides(eventually)],
      });
      expect(result).toHold();
    }
  },
);

requirement(
  "without the coordinator: commit after the pre-commit, abort before it",
  {
    id: "coordinator-fails",
    points: 15,
    concept: "coordinator failure",
    mistake: "waits-to-be-asked",
    hint: "what-silence-means",
  },
  async ({ explore }) => {
    for (const votes of [1, 2, 3].map(allYes)) {
      const result = await explore(threePhaseCommit({ votes }), {
        network: "multiset",
        crashCuts: "handlers",
        faults: { ...none, crashes: { coordinator: 1 } },
        always: [agreement, finality, preCommitSettles],
        sometimes: [withoutIt("commit"), withoutIt("abort")],
        eventually: [everybodyUpDecides(eventually)],
      });
      expect(result).toHold();
      const silent = await explore(silentCoordinator({ votes }), {
        network: "multiset",
        faults: none,
        eventually: [unasked],
      });
      expect(silent).toHold();
    }
  },
);

/** Whoever is never asked decides all the same, and then there is only one decision. */
const unasked = eventually("all participants abort", ({ nodes }) =>
  nodes.every(({ id, decision }) => id === "coordinator" || decision === "abort"),
);

/** The coordinator is down and never decided, and all participants have decided this. */
function withoutIt(outcome: "commit" | "abort") {
  return sometimes(`all ${outcome} without the coordinator`, ({ nodes }) =>
    nodes.every(({ id, up, decision }) =>
      id === "coordinator" ? !up && decision === undefined : decision === outcome,
    ),
  );
}
