/** The same promises, in every weather that this exercise knows. */
import { requirement } from "@workbook/grading";
import { eventually, none, sometimes } from "@workbook/harness";
import {
  agreement,
  allYes,
  assignmentsUpTo,
  commitNeedsEveryYes,
  everybody,
  everybodyDecides,
  finality,
  nobodyCommits,
  noDecisionInDoubt,
  silentOnceAcknowledged,
  somebody,
  tellsOneStory,
} from "@workbook/properties";
import { expect } from "vitest";
import { eagerParticipant, fickleParticipant, twoFacedCoordinator, twoPhaseCommit } from "#given/cluster.ts";
import type { Vote } from "#given/messages.ts";

/** What every search asks besides: two decisions never, and the outcome that the votes allow is seen. */
function promises(votes: readonly Vote["vote"][]) {
  const unanimous = !votes.includes("no");
  return {
    always: [agreement, finality, ...(unanimous ? [] : [nobodyCommits])],
    sometimes: [everybody(sometimes, unanimous ? "commit" : "abort")],
  };
}

/** Participants that vote alike may stand for each other. */
const alike = { symmetry: true } as const;

const names = (votes: readonly Vote["vote"][]) => votes.map((_, index) => `p${index + 1}`);

requirement(
  "nobody decides differently, whatever is late or lost",
  { id: "AC1", points: 15, concept: "atomic commit", mistake: "votes-yes-after-aborting", hint: "the-promise" },
  async ({ explore }) => {
    for (const votes of assignmentsUpTo(4)) {
      const faults = { ...none, drops: 1 };
      expect(
        await explore(twoPhaseCommit({ votes }), { network: "multiset", faults, ...alike, ...promises(votes) }),
      ).toHold();
    }
    for (const votes of assignmentsUpTo(3)) {
      const faults = { ...none, timeouts: 1 };
      expect(
        await explore(twoPhaseCommit({ votes }), { network: "multiset", faults, ...alike, ...promises(votes) }),
      ).toHold();
    }
  },
);

requirement(
  "the first decision stands, even if a peer breaks the protocol",
  { id: "AC2", points: 10, concept: "atomic commit", mistake: "changes-its-story", hint: "the-first-decision" },
  async ({ explore }) => {
    const fickle = await explore(fickleParticipant({}), {
      network: "multiset",
      faults: none,
      always: [finality, tellsOneStory("coordinator")],
      sometimes: [somebody(sometimes, "commit"), somebody(sometimes, "abort")],
    });
    expect(fickle).toHold();
    for (const vote of ["yes", "no"] as const) {
      const twoFaced = await explore(twoFacedCoordinator({ vote }), {
        network: "multiset",
        faults: none,
        always: [finality],
        sometimes: [somebody(sometimes, "abort"), ...(vote === "yes" ? [somebody(sometimes, "commit")] : [])],
      });
      expect(twoFaced).toHold();
    }
  },
);

requirement(
  "silence is a No: a vote that does not come aborts",
  { id: "silence", points: 10, concept: "timeout handling", mistake: "commits-on-a-timeout", hint: "silence" },
  async ({ explore }) => {
    for (const votes of [1, 2, 3].map(allYes)) {
      const result = await explore(twoPhaseCommit({ votes }), {
        network: "multiset",
        faults: { ...none, drops: 1 },
        always: [commitNeedsEveryYes("coordinator", names(votes))],
        sometimes: [everybody(sometimes, "commit"), everybody(sometimes, "abort")],
        nonBlocking: "all",
        deciders: ["coordinator"],
      });
      expect(result).toHold();
    }
  },
);

requirement(
  "a late vote cannot reopen the question",
  { id: "late-vote", points: 5, concept: "timeout handling", mistake: "late-yes-reopens", hint: "the-first-decision" },
  async ({ explore }) => {
    for (const votes of [1, 2, 3].map(allYes)) {
      const result = await explore(twoPhaseCommit({ votes }), {
        network: "multiset",
        faults: { ...none, timeouts: 1 },
        always: [tellsOneStory("coordinator"), commitNeedsEveryYes("coordinator", names(votes))],
        sometimes: [everybody(sometimes, "commit"), everybody(sometimes, "abort")],
      });
      expect(result).toHold();
    }
  },
);

requirement(
  "a vote that comes early or twice is one vote",
  { id: "repeated-vote", points: 10, concept: "deduplication", mistake: "counts-votes-not-voters", hint: "voters" },
  async ({ explore }) => {
    for (const votes of assignmentsUpTo(3)) {
      const result = await explore(twoPhaseCommit({ votes }), {
        network: "multiset",
        faults: { ...none, duplicates: 1 },
        ...promises(votes),
      });
      expect(result).toHold();
    }
    for (const vote of ["yes", "no"] as const) {
      const result = await explore(eagerParticipant({ vote }), {
        network: "multiset",
        faults: none,
        ...promises([vote]),
      });
      expect(result).toHold();
    }
  },
);

requirement(
  "loss, repetition and reordering without bound cannot split the decision",
  { id: "forgetless", points: 5, concept: "2PC", hint: "voters" },
  async ({ explore }) => {
    for (const votes of assignmentsUpTo(3)) {
      const faults = { ...none, timeouts: 2 };
      expect(
        await explore(twoPhaseCommit({ votes }), { network: "forgetless", faults, ...alike, ...promises(votes) }),
      ).toHold();
    }
  },
);

requirement(
  "once losses stop, everybody decides",
  { id: "AC5", points: 10, concept: "2PC", mistake: "never-retransmits", hint: "until-they-have-heard" },
  async ({ explore }) => {
    for (const votes of assignmentsUpTo(3)) {
      const result = await explore(twoPhaseCommit({ votes }), {
        network: "multiset",
        faults: { ...none, drops: 1 },
        sometimes: promises(votes).sometimes,
        eventually: [everybodyDecides(eventually)],
      });
      expect(result).toHold();
    }
  },
);

requirement(
  "when all have acknowledged, the coordinator falls silent",
  { id: "silent", points: 5, concept: "2PC", mistake: "never-falls-silent", hint: "until-they-have-heard" },
  async ({ explore }) => {
    for (const votes of assignmentsUpTo(3)) {
      for (const faults of [none, { ...none, drops: 1 }]) {
        const result = await explore(twoPhaseCommit({ votes }), {
          network: "multiset",
          faults,
          always: [silentOnceAcknowledged("coordinator")],
          sometimes: promises(votes).sometimes,
        });
        expect(result).toHold();
      }
    }
  },
);

requirement(
  "a participant that voted Yes never decides alone; one that was not asked may",
  {
    id: "in-doubt",
    points: 10,
    concept: "participant uncertainty",
    mistake: "aborts-while-in-doubt",
    hint: "the-promise",
  },
  async ({ explore }) => {
    for (const votes of [1, 2].map(allYes)) {
      for (const timeouts of [1, 2]) {
        const result = await explore(twoPhaseCommit({ votes }), {
          network: "multiset",
          faults: { ...none, timeouts },
          always: [noDecisionInDoubt, agreement],
          sometimes: [everybody(sometimes, "commit"), everybody(sometimes, "abort")],
        });
        expect(result).toHold();
      }
    }
  },
);
