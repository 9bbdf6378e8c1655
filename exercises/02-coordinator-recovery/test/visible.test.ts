/** What you can see while you work. The rest of the grade asks the same in worse weather, and asks for more. */
import { requirement } from "@workbook/grading";
import { eventually, none, sometimes } from "@workbook/harness";
import {
  agreement,
  allYes,
  assignmentsUpTo,
  commitPoint,
  everybody,
  everybodyDecides,
  finality,
  nobodyAborts,
  nobodyCommits,
} from "@workbook/properties";
import { expect } from "vitest";
import { coordinatorRecovery } from "#given/cluster.ts";

const crashOfTheCoordinator = { ...none, crashes: { coordinator: 1 }, restarts: { coordinator: 1 } };

requirement(
  "when nothing fails, the votes decide",
  { id: "AC4", points: 5, concept: "atomic commit", hint: "what-you-have" },
  async ({ explore }) => {
    for (const votes of assignmentsUpTo(3)) {
      const unanimous = !votes.includes("no");
      const result = await explore(coordinatorRecovery({ votes }), {
        network: "multiset",
        faults: none,
        always: [agreement, finality, unanimous ? nobodyAborts : nobodyCommits],
        sometimes: [everybody(sometimes, unanimous ? "commit" : "abort")],
        eventually: [everybodyDecides(eventually)],
      });
      expect(result).toHold();
    }
  },
);

requirement(
  "a commit is on stable storage before anybody can learn of it",
  {
    id: "commit-point",
    points: 10,
    concept: "write-ahead log",
    mistake: "writes-where-it-must-force",
    hint: "the-commit-point",
  },
  async ({ explore }) => {
    for (const votes of [1, 2, 3].map(allYes)) {
      const participants = votes.map((_, index) => `p${index + 1}`);
      const result = await explore(coordinatorRecovery({ votes }), {
        network: "multiset",
        faults: none,
        always: [commitPoint("coordinator", participants)],
        sometimes: [everybody(sometimes, "commit")],
      });
      expect(result).toHold();
    }
  },
);

requirement(
  "a restarted coordinator finishes what it began, and contradicts nobody",
  {
    id: "recovers",
    points: 10,
    concept: "coordinator recovery",
    mistake: "tells-before-it-remembers",
    hint: "what-the-log-tells",
  },
  async ({ explore }) => {
    for (const votes of assignmentsUpTo(2)) {
      const unanimous = !votes.includes("no");
      const result = await explore(coordinatorRecovery({ votes }), {
        network: "multiset",
        faults: crashOfTheCoordinator,
        always: [agreement, finality, ...(unanimous ? [] : [nobodyCommits])],
        sometimes: [afterACrash(unanimous ? "commit" : "abort")],
        eventually: [everybodyDecides(eventually)],
      });
      expect(result).toHold();
    }
  },
);

/** The coordinator crashed, and everybody decided this all the same. */
function afterACrash(wanted: "commit" | "abort") {
  return sometimes(`everybody ${wanted}s after a crash of the coordinator`, ({ nodes }) =>
    nodes.every(({ id, decision, crashes }) => decision === wanted && (id !== "coordinator" || crashes > 0)),
  );
}
