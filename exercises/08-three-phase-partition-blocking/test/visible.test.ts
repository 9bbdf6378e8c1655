/** What you can see while you work. The rest of the grade parts your own protocol, and crashes it. */
import { requirement } from "@workbook/grading";
import { eventually, none, sometimes } from "@workbook/harness";
import {
  agreement,
  assignments,
  everybody,
  everybodyDecides,
  finality,
  nobodyAborts,
  nobodyCommits,
} from "@workbook/properties";
import { expect } from "vitest";
import { analysis, quorumCommit } from "#given/cluster.ts";
import { classifyOf } from "./judge-classify.ts";
import { blockedOf, splitBrainOf } from "./judge-witnesses.ts";

const quorums = { commit: 2, abort: 2 };

requirement(
  "one partition, and no early timer, leaves textbook three-phase commit with both outcomes",
  { id: "split-brain", points: 10, concept: "split brain", mistake: "splits-by-haste", hint: "two-silences" },
  async ({ examine }) => {
    expect(await examine(analysis({}), splitBrainOf(2))).toHold();
  },
);

requirement(
  "one partition before the pre-commit leaves nobody who can decide without guessing",
  { id: "blocked", points: 10, concept: "network partition", mistake: "parts-too-early", hint: "nobody-knows" },
  async ({ examine }) => {
    for (const participants of [2, 3]) expect(await examine(analysis({}), blockedOf(participants))).toHold();
  },
);

requirement(
  "a side commits, aborts, tries or waits as its votes allow",
  { id: "quorum-rule", points: 10, concept: "quorums", mistake: "could-is-enough", hint: "count-the-votes" },
  async ({ examine }) => {
    expect(await examine(analysis({}), classifyOf(3, quorums))).toHold();
  },
);

requirement(
  "when nothing fails, all Yes commits and one No aborts",
  { id: "AC4", points: 5, concept: "three-phase commit", mistake: "takes-a-no-for-an-answer", hint: "ready-first" },
  async ({ explore }) => {
    for (const votes of assignments(2)) {
      const unanimous = !votes.includes("no");
      const result = await explore(quorumCommit({ votes, commit: 2, abort: 1 }), {
        network: "multiset",
        faults: none,
        always: [agreement, finality, unanimous ? nobodyAborts : nobodyCommits],
        sometimes: [everybody(sometimes, unanimous ? "commit" : "abort")],
        eventually: [everybodyDecides(eventually)],
      });
      expect(result).toHold();
    }
    for (const votes of assignments(3)) {
      const unanimous = !votes.includes("no");
      const result = await explore(quorumCommit({ votes, ...quorums }), {
        network: "forgetless",
        symmetry: true,
        faults: none,
        always: [unanimous ? nobodyAborts : nobodyCommits],
        sometimes: [everybody(sometimes, unanimous ? "commit" : "abort")],
      });
      expect(result).toHold();
    }
  },
);
