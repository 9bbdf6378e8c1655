/** Everybody crashes, several times, at every effect, and may come back. */
import { requirement } from "@workbook/grading";
import { eventually, none, sometimes } from "@workbook/harness";
import {
  agreement,
  allYes,
  assignments,
  assignmentsUpTo,
  everybody,
  everybodyDecides,
  everybodyUpDecidesButForTotalFailure,
  finality,
  nobodyAborts,
  nobodyCommits,
  preCommitsFirst,
  somebody,
  totalFailure,
  type YesOrNo,
} from "@workbook/properties";
import { uniform } from "@workbook/simulator";
import { expect } from "vitest";
import { termination, threePhaseCommit } from "#given/cluster.ts";
import type { State } from "#given/messages.ts";

const network = "multiset";
/** Beyond what any shape needs that remembers no more than it has to. */
const bound = { states: 5_000_000 };

/** What every search asks besides: two decisions never, and the outcome that the votes allow is seen. */
function promises(votes: readonly YesOrNo[]) {
  const unanimous = !votes.includes("no");
  return {
    always: [agreement, finality, ...(unanimous ? [] : [nobodyCommits])],
    sometimes: [everybody(sometimes, "abort"), ...(unanimous ? [everybody(sometimes, "commit")] : [])],
  };
}

/** The outcomes are seen though somebody is down. */
const whoeverIsLeft = (outcome: "commit" | "abort") => somebody(sometimes, outcome);

requirement(
  "one crash, anywhere, splits nothing, whether the node comes back or not",
  {
    id: "one-crash",
    points: 15,
    concept: "failure recovery",
    mistake: "restarted-uncertain-aborts",
    hint: "recovery",
  },
  async ({ explore }) => {
    for (const votes of assignmentsUpTo(3)) {
      const result = await explore(threePhaseCommit({ votes }), {
        network,
        faults: { ...none, crashes: 1, restarts: 1 },
        bound,
        ...promises(votes),
      });
      expect(result).toHold();
    }
  },
);

/** What p1 knows, what the others do, and what the rules make of it. */
const rules: { own: "uncertain" | "preCommitted"; others: State[]; outcome: "commit" | "abort" }[] = [
  { own: "uncertain", others: ["aborted", "uncertain"], outcome: "abort" },
  { own: "uncertain", others: ["uncertain", "aborted"], outcome: "abort" },
  { own: "preCommitted", others: ["committed", "preCommitted"], outcome: "commit" },
  { own: "preCommitted", others: ["preCommitted", "committed"], outcome: "commit" },
  { own: "uncertain", others: ["uncertain", "uncertain"], outcome: "abort" },
  { own: "uncertain", others: ["preCommitted", "uncertain"], outcome: "commit" },
  { own: "uncertain", others: ["uncertain", "preCommitted"], outcome: "commit" },
  { own: "preCommitted", others: ["uncertain", "uncertain"], outcome: "commit" },
  { own: "preCommitted", others: ["preCommitted", "preCommitted"], outcome: "commit" },
];

requirement(
  "who leads decides by the four rules",
  {
    id: "termination-rules",
    points: 15,
    concept: "recovery procedures",
    mistake: "does-not-count-itself",
    hint: "termination",
  },
  async ({ explore }) => {
    for (const { own, others, outcome } of rules) {
      const uncertain = ["p2", "p3"].filter((_, index) => others[index] === "uncertain");
      const result = await explore(termination({ own, others }), {
        network,
        faults: none,
        always: outcome === "abort" ? [nobodyCommits] : [nobodyAborts, preCommitsFirst(uncertain)],
        sometimes: [everybody(sometimes, outcome, ["p1"])],
        eventually: [everybodyDecides(eventually, ["p1"])],
      });
      expect(result).toHold();
    }
  },
);

requirement(
  "nor do several: of the leader, of the next one, of those who come back",
  {
    id: "cascade",
    points: 20,
    concept: "non-blocking commit",
    mistake: "skips-the-uncertain",
    hint: "who-leads",
  },
  async ({ explore }) => {
    for (const votes of assignments(2)) {
      const result = await explore(threePhaseCommit({ votes }), {
        network,
        faults: { ...none, crashes: 3, restarts: 2 },
        bound,
        ...promises(votes),
      });
      expect(result).toHold();
    }
    const result = await explore(threePhaseCommit({ votes: allYes(3) }), {
      network,
      faults: { ...none, crashes: 3, restarts: 1 },
      bound,
      always: [agreement, finality],
      sometimes: [whoeverIsLeft("commit"), whoeverIsLeft("abort")],
    });
    expect(result).toHold();
  },
);

requirement(
  "who is up decides, unless all who are up have crashed and are in doubt",
  {
    id: "non-blocking",
    points: 15,
    concept: "blocking vs non-blocking",
    mistake: "ignores-an-aborted-participant",
    hint: "recovery",
  },
  async ({ explore }) => {
    // The last covers all with fewer crashes or restarts: budgets are the most that may happen.
    for (const { votes, crashes, restarts } of [
      ...assignments(2).map((two) => ({ votes: two, crashes: 3, restarts: 2 })),
      ...assignments(3).map((three) => ({ votes: three, crashes: 2, restarts: 0 })),
      { votes: allYes(3), crashes: 3, restarts: 1 },
    ]) {
      const result = await explore(threePhaseCommit({ votes }), {
        network,
        faults: { ...none, crashes, restarts },
        bound,
        sometimes: [whoeverIsLeft("abort"), ...(votes.includes("no") ? [] : [whoeverIsLeft("commit")])],
        nonBlocking: "all",
        mayBlock: totalFailure(sometimes),
        eventually: [everybodyUpDecidesButForTotalFailure(eventually)],
      });
      expect(result).toHold();
    }
  },
);

requirement(
  "in no run of a sample do three participants disagree or wait for ever",
  {
    id: "sample",
    points: 5,
    concept: "recovery procedures",
    mistake: "asks-once-after-a-restart",
    hint: "recovery",
  },
  async ({ simulate }) => {
    const result = await simulate(threePhaseCommit({ votes: allYes(3) }), {
      seeds: 1_000,
      latency: uniform(0, 1),
      faults: {
        crash: 0.2,
        drop: 0,
        duplicate: 0,
        partition: 0,
        slow: 0,
        outage: uniform(1, 1_000),
        atMost: { crashes: 2 },
      },
      stormMs: 2_000,
      healingMs: 8_000,
      always: [agreement, finality],
      sometimes: [everybody(sometimes, "commit"), everybody(sometimes, "abort")],
      eventually: [everybodyDecides(eventually)],
    });
    expect(result).toHold();
  },
);
