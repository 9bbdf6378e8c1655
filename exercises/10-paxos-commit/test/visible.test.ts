/** What you can see while you work. The rest of the grade asks the same in worse weather, and asks for more. */
import { requirement } from "@workbook/grading";
import { eventually, none, sometimes } from "@workbook/harness";
import {
  agreement,
  everybody,
  everybodyDecides,
  finality,
  forcesBeforeItTells,
  nobodyAborts,
  nobodyCommits,
} from "@workbook/properties";
import { expect } from "vitest";
import { paxosCommit } from "#given/cluster.ts";
import type { Value } from "#given/messages.ts";
import { measure, twoPhaseCommitCost } from "./costs.ts";

const assignments: readonly (readonly Value[])[] = [
  ["prepared"],
  ["aborted"],
  ["prepared", "prepared"],
  ["prepared", "aborted"],
  ["aborted", "prepared"],
  ["aborted", "aborted"],
];

const namesOf = (votes: readonly Value[]) => votes.map((_, index) => `rm${index + 1}`);

requirement(
  "when nothing fails, what the resource managers want decides",
  { id: "AC4", points: 5, concept: "atomic commit", mistake: "free-leader-proposes-prepared", hint: "the-happy-path" },
  async ({ explore }) => {
    for (const votes of assignments) {
      const unanimous = !votes.includes("aborted");
      const result = await explore(paxosCommit({ votes, f: 1, ballots: ["l0"], active: 2 }), {
        network: "multiset",
        faults: none,
        always: [agreement, finality, unanimous ? nobodyAborts : nobodyCommits],
        sometimes: [everybody(sometimes, unanimous ? "commit" : "abort", namesOf(votes))],
        eventually: [everybodyDecides(eventually, namesOf(votes))],
      });
      expect(result).toHold();
    }
  },
);

requirement(
  "with one acceptor it costs what two-phase commit costs",
  { id: "no-dearer", points: 5, concept: "message complexity", mistake: "logs-each-instance", hint: "one-record" },
  async (tools) => {
    for (const placement of ["apart", "co-located"] as const)
      for (const n of [2, 3, 4, 5, 6]) await measure(tools, n, 0, placement, [twoPhaseCommitCost(n, placement)]);
  },
);

requirement(
  "what others rely on is forced before it is said",
  { id: "forces-first", points: 10, concept: "acceptors", mistake: "answers-before-it-forces", hint: "what-to-force" },
  async ({ explore }) => {
    for (const [votes, early] of [
      [["prepared"], 1],
      [["prepared", "prepared"], 0],
    ] as const) {
      const names = namesOf(votes);
      const result = await explore(paxosCommit({ votes, f: 1, ballots: ["l0", "l1"], active: 2 }), {
        network: "forgetless",
        faults: { ...none, timeouts: { l1: early } },
        always: [forcesBeforeItTells([...names, "a1", "a2", "a3"])],
        sometimes: [
          everybody(sometimes, "commit", names),
          ...(early > 0 ? [everybody(sometimes, "abort", names)] : []),
        ],
      });
      expect(result).toHold();
    }
  },
);
