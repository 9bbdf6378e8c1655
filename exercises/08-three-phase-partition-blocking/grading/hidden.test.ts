/** Any node ends the transaction at any time, parted, crashed, and hasty. */
import { requirement } from "@workbook/grading";
import { always, eventually, type Monitor, none, sometimes } from "@workbook/harness";
import {
  agreement,
  allYes,
  assignments,
  everybody,
  everybodyDecides,
  finality,
  nobodyCommits,
} from "@workbook/properties";
import { calm, uniform } from "@workbook/simulator";
import { expect } from "vitest";
import { analysis, quorumCommit, side } from "#given/cluster.ts";
import { classifyOf } from "../test/judge-classify.ts";
import { splitBrainOf } from "../test/judge-witnesses.ts";
import { even, type Side, uneven } from "../test/sides.ts";

const quorums = { commit: 2, abort: 2 };
const outcomes = [everybody(sometimes, "commit"), everybody(sometimes, "abort")];
/** Beyond what any shape needs that says no more than it has to. */
const bound = { states: 8_000_000 };

requirement(
  "any number of participants is split, and as soon as can be",
  { id: "shortest-split", points: 5, concept: "split brain", mistake: "waits-for-an-ack", hint: "two-silences" },
  async ({ examine }) => {
    for (const participants of [2, 3])
      expect(await examine(analysis({}), splitBrainOf(participants, { shortest: true }))).toHold();
  },
);

requirement(
  "the rule is right for any quorums",
  { id: "any-quorums", points: 10, concept: "quorums", mistake: "half-is-a-quorum", hint: "count-the-votes" },
  async ({ examine }) => {
    for (const [participants, commit, abort] of [
      [3, 3, 1],
      [4, 3, 2],
      [5, 3, 3],
      [5, 4, 2],
      [5, 2, 4],
    ] as const)
      expect(await examine(analysis({}), classifyOf(participants, { commit, abort }))).toHold();
  },
);

requirement(
  "whoever is in a hurry, and whatever is late or lost, nobody decides differently",
  { id: "AC1", points: 15, concept: "split brain", mistake: "no-pre-abort", hint: "ready-first" },
  async ({ explore }) => {
    const result = await explore(quorumCommit({ votes: allYes(3), ...quorums }), {
      network: "forgetless",
      symmetry: true,
      faults: { ...none, timeouts: 3 },
      always: [agreement, finality],
      sometimes: outcomes,
      bound,
    });
    expect(result).toHold();
    for (const votes of assignments(2).filter((one) => one.includes("no"))) {
      const refused = await explore(quorumCommit({ votes, commit: 2, abort: 1 }), {
        network: "forgetless",
        faults: { ...none, timeouts: 2 },
        always: [agreement, finality, nobodyCommits],
        sometimes: [everybody(sometimes, "abort")],
      });
      expect(refused).toHold();
    }
  },
);

requirement(
  "nor when any node crashes, anywhere, and comes back",
  {
    id: "one-crash",
    points: 15,
    concept: "failure recovery",
    mistake: "forgets-that-it-was-ready",
    hint: "what-to-force",
  },
  async ({ explore }) => {
    const result = await explore(quorumCommit({ votes: allYes(3), ...quorums }), {
      network: "forgetless",
      faults: { ...none, crashes: 1, restarts: 1, timeouts: { p1: 1 } },
      always: [agreement, finality],
      sometimes: outcomes,
      bound,
    });
    expect(result).toHold();
  },
);

/** Whether p1 has lost its patience. */
const patience: Monitor<boolean> = {
  name: "patience of p1",
  watches: ["timer"],
  initial: () => false,
  observe: (lost, { node }) => lost || node === "p1",
};

requirement(
  "a side decides when its votes suffice, and waits when they do not, be it a majority or not",
  { id: "sides", points: 10, concept: "quorums", mistake: "waits-for-everybody", hint: "count-the-votes" },
  async ({ explore }) => {
    const judge = async ({ own, others, outcome }: Side, commit: number, abort: number) => {
      const result = await explore(side({ own, others, commit, abort }), {
        network: "multiset",
        faults: none,
        always:
          outcome === "wait"
            ? [
                always(
                  "waits",
                  ({ nodes }) =>
                    nodes.some(({ id, decision }) => id === "p1" && decision) && "p1 decides, and its side may not",
                ),
              ]
            : [agreement],
        sometimes: [
          outcome === "wait"
            ? sometimes("p1 loses its patience", patience, (lost) => lost)
            : everybody(sometimes, outcome, ["p1"]),
        ],
        eventually: outcome === "wait" ? [] : [everybodyDecides(eventually, ["p1"])],
      });
      expect(result).toHold();
    };
    for (const one of even) await judge(one, 3, 3);
    for (const one of uneven) await judge(one, 4, 2);
  },
);

requirement(
  "once every node is up and connected, everybody decides",
  { id: "AC5", points: 5, concept: "safety vs liveness", mistake: "gives-up", hint: "ask-again" },
  async ({ explore }) => {
    for (const [commit, abort] of [
      [2, 1],
      [1, 2],
    ] as const) {
      const result = await explore(quorumCommit({ votes: allYes(2), commit, abort }), {
        network: "multiset",
        faults: { ...none, partitions: 1, crashes: 1, restarts: 1 },
        always: [agreement, finality],
        sometimes: outcomes,
        eventually: [everybodyDecides(eventually)],
        bound,
      });
      expect(result).toHold();
    }
  },
);

requirement(
  "in no run of a sample do five participants disagree or wait for ever",
  { id: "sample", points: 5, concept: "network partition", mistake: "gives-up", hint: "ask-again" },
  async ({ simulate }) => {
    for (const [participants, commit, abort] of [
      [3, 2, 2],
      [5, 3, 3],
    ] as const) {
      const result = await simulate(quorumCommit({ votes: allYes(participants), commit, abort }), {
        seeds: 500,
        latency: uniform(0, 40),
        faults: { ...calm, crash: 0.05, partition: 0.2, drop: 0.05, duplicate: 0.05, outage: uniform(1, 500) },
        stormMs: 2_000,
        healingMs: 20_000,
        always: [agreement, finality],
        sometimes: outcomes,
        eventually: [everybodyDecides(eventually)],
      });
      expect(result).toHold();
    }
  },
);
