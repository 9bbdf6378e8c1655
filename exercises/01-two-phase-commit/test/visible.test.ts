/** What you can see while you work. The rest of the grade asks the same in worse weather. */
import { requirement } from "@workbook/grading";
import { eventually, none, sometimes } from "@workbook/harness";
import {
  agreement,
  allYes,
  assignmentsUpTo,
  everybody,
  everybodyDecides,
  nobodyAborts,
  nobodyCommits,
} from "@workbook/properties";
import { expect } from "vitest";
import { twoPhaseCommit } from "#given/cluster.ts";

requirement(
  "when all vote Yes and nothing fails, everybody commits",
  { id: "AC4", points: 10, concept: "atomic commit", hint: "the-first-phase" },
  async ({ explore }) => {
    for (const participants of [1, 2, 3, 4]) {
      const result = await explore(twoPhaseCommit({ votes: allYes(participants) }), {
        network: "multiset",
        faults: none,
        always: [agreement, nobodyAborts],
        sometimes: [everybody(sometimes, "commit")],
        eventually: [everybodyDecides(eventually)],
      });
      expect(result).toHold();
    }
  },
);

requirement(
  "one No, and everybody aborts",
  { id: "AC3", points: 10, concept: "atomic commit", mistake: "commits-on-a-majority", hint: "the-first-phase" },
  async ({ explore }) => {
    for (const votes of assignmentsUpTo(3).filter((cast) => cast.includes("no"))) {
      const result = await explore(twoPhaseCommit({ votes }), {
        network: "multiset",
        faults: none,
        always: [agreement, nobodyCommits],
        sometimes: [everybody(sometimes, "abort")],
        eventually: [everybodyDecides(eventually)],
      });
      expect(result).toHold();
    }
  },
);
