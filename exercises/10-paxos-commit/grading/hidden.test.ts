/** Dueling leaders, crashes of everybody, resource managers and acceptors that are gone for ever, and what it all costs. */
import { requirement } from "@workbook/grading";
import { eventually, none, sometimes } from "@workbook/harness";
import {
  agreement,
  commitIsChosen,
  everybody,
  everybodyDecides,
  finality,
  nobodyCommits,
  oneAnnouncement,
  oneValueChosen,
} from "@workbook/properties";
import { calm, logNormal } from "@workbook/simulator";
import { expect } from "vitest";
import { paxosCommit } from "#given/cluster.ts";
import type { Value } from "#given/messages.ts";
import { fasterPaxosCommitCost, measure, paxosCommitCost } from "../test/costs.ts";

const both = ["prepared", "prepared"] as const;
const managers = ["rm1", "rm2"];
const twoLeaders = ["l0", "l1"];

const namesOf = (votes: readonly Value[]) => votes.map((_, index) => `rm${index + 1}`);

/** What holds whatever happens. */
function consistent(votes: readonly Value[], acceptors = 3) {
  return [agreement, finality, oneAnnouncement, oneValueChosen(acceptors), commitIsChosen(namesOf(votes), acceptors)];
}

/** Both outcomes are seen, where everybody is prepared and a leader may be in a hurry; else one. */
function outcomes(votes: readonly Value[]) {
  const commits = votes.includes("aborted") ? [] : [everybody(sometimes, "commit", namesOf(votes))];
  return [...commits, everybody(sometimes, "abort", namesOf(votes))];
}

requirement(
  "two leaders at once announce one outcome",
  {
    id: "dueling",
    points: 15,
    concept: "consensus-based commit",
    mistake: "aborts-what-was-prepared",
    hint: "what-is-free",
  },
  async ({ explore }) => {
    for (const [votes, active] of [
      [both, 3],
      [["prepared", "aborted"], 2],
      [["aborted", "prepared"], 2],
      [["aborted", "aborted"], 2],
    ] as const) {
      const result = await explore(paxosCommit({ votes, f: 1, ballots: twoLeaders, active }), {
        network: "forgetless",
        faults: { ...none, timeouts: { l1: 1 } },
        always: [...consistent(votes), ...(votes === both ? [] : [nobodyCommits])],
        sometimes: outcomes(votes),
      });
      expect(result).toHold();
    }
  },
);

requirement(
  "new ballots of one leader do not change what was chosen",
  {
    id: "three-ballots",
    points: 10,
    concept: "proposers",
    mistake: "picks-the-lowest-ballot",
    hint: "what-is-free",
  },
  async ({ explore }) => {
    for (const [votes, ballots, active] of [
      [["prepared"], ["l0", "l0", "l0"], 2],
      [both, ["l0", "l0"], 3],
    ] as const) {
      const result = await explore(paxosCommit({ votes, f: 1, ballots, active }), {
        network: "forgetless",
        faults: { ...none, timeouts: { l0: ballots.length - 1 } },
        always: consistent(votes),
        sometimes: outcomes(votes),
      });
      expect(result).toHold();
    }
  },
);

requirement(
  "no crash of any one node splits the decision while leaders duel",
  {
    id: "one-crash",
    points: 15,
    concept: "failure recovery",
    mistake: "forgets-its-promise",
    hint: "what-to-force",
  },
  async ({ explore }) => {
    const anyOne = ["rm1", "rm2", "a1", "a2", "a3", "l0", "l1"].map((id) => {
      return [both, twoLeaders, { crashes: { [id]: 1 }, restarts: { [id]: 1 }, timeouts: { l1: 1 } }] as const;
    });
    for (const [votes, ballots, faults] of [
      ...anyOne,
      [both, ["l0"], { crashes: 1, restarts: 1, timeouts: { rm1: 1, rm2: 1 } }],
      [["prepared"], twoLeaders, { crashes: { l1: 1 }, restarts: { l1: 1 }, timeouts: { l1: 2 } }],
    ] as const) {
      const result = await explore(paxosCommit({ votes, f: 1, ballots, active: 2 }), {
        network: "forgetless",
        faults: { ...none, ...faults },
        always: consistent(votes),
        sometimes: outcomes(votes),
        // Room for acceptors that answer every leader, and not only that of the ballot.
        bound: { states: 4_000_000 },
      });
      expect(result).toHold();
    }
  },
);

requirement(
  "when F acceptors and the leader are gone, everybody decides",
  {
    id: "non-blocking",
    points: 10,
    concept: "no single point of failure",
    mistake: "waits-for-every-acceptor",
    hint: "a-new-leader",
  },
  async ({ explore }) => {
    for (const acceptor of ["a1", "a3"])
      for (const active of [2, 3]) {
        const result = await explore(paxosCommit({ votes: both, f: 1, ballots: twoLeaders, active }), {
          network: "multiset",
          faults: { ...none, crashes: { [acceptor]: 1, l0: 1 } },
          always: consistent(both),
          sometimes: outcomes(both),
          eventually: [everybodyDecides(eventually, managers)],
        });
        expect(result).toHold();
      }
  },
);

requirement(
  "nobody waits for a resource manager that is gone: it is aborted",
  {
    id: "dead-manager",
    points: 5,
    concept: "non-blocking commit",
    mistake: "waits-for-every-manager",
    hint: "what-is-free",
  },
  async ({ explore }) => {
    for (const [gone, left] of [
      ["rm1", "rm2"],
      ["rm2", "rm1"],
    ] as const) {
      const result = await explore(paxosCommit({ votes: both, f: 1, ballots: twoLeaders, active: 2 }), {
        network: "multiset",
        faults: { ...none, crashes: { [gone]: 1 } },
        always: consistent(both),
        sometimes: [everybody(sometimes, "abort", [left]), everybody(sometimes, "commit", [left])],
        eventually: [everybodyDecides(eventually, [left])],
      });
      expect(result).toHold();
    }
  },
);

requirement(
  "once everybody is up again and losses stop, everybody decides",
  { id: "AC5", points: 5, concept: "safety vs liveness", mistake: "asks-once", hint: "who-repeats" },
  async ({ explore }) => {
    for (const [ballots, faults] of [
      [["l0", "l1", "l1"], { crashes: 1, restarts: 1 }],
      [["l0", "l1", "l1"], { drops: 1 }],
      [["l0", "l0", "l0"], { drops: 1 }],
    ] as const) {
      const result = await explore(paxosCommit({ votes: both, f: 1, ballots, active: 2 }), {
        network: "multiset",
        faults: { ...none, ...faults },
        always: consistent(both),
        sometimes: outcomes(both),
        eventually: [everybodyDecides(eventually, managers)],
      });
      expect(result).toHold();
    }
  },
);

requirement(
  "a commit costs what the paper says",
  { id: "costs", points: 10, concept: "message complexity", mistake: "proposes-to-every-acceptor", hint: "one-record" },
  async (tools) => {
    for (const placement of ["apart", "co-located"] as const)
      for (const f of [0, 1, 2])
        for (const n of [2, 3, 4, 5, 6])
          if (n >= f + 1) {
            const costs = [paxosCommitCost(n, f, placement), fasterPaxosCommitCost(n, f, placement)];
            await measure(tools, n, f, placement, costs);
          }
  },
);

requirement(
  "in no run of a sample, with more of everything, do two decide apart",
  {
    id: "storm",
    points: 10,
    concept: "consensus-based commit",
    mistake: "leads-a-ballot-again",
    hint: "what-to-force",
  },
  async ({ simulate }) => {
    const votes = ["prepared", "prepared", "prepared", "prepared"] as const;
    const result = await simulate(paxosCommit({ votes, f: 2, ballots: ["l0", "l1", "l2"], active: 3 }), {
      seeds: 1000,
      latency: logNormal(40, 4000),
      faults: { ...calm, crash: 0.1, drop: 0.2, duplicate: 0.2, partition: 0.02, slow: 0.3 },
      stormMs: 3000,
      healingMs: 10_000,
      always: consistent(votes, 5),
      sometimes: outcomes(votes),
    });
    expect(result).toHold();
  },
);
