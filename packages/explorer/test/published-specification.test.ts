import { always, decisions } from "@workbook/harness";
import { describe, expect, it } from "vitest";
import { paxosCommit } from "../oracle/paxos-commit.ts";
import { searchSpecification } from "../oracle/search-specification.ts";
import { twoPhase } from "../oracle/two-phase.ts";

const final = always("final", ({ nodes }) => {
  const fickle = nodes.find(({ reversed }) => reversed);
  return fickle && `${fickle.id} decided ${fickle.decision}, and later ${fickle.reversed}`;
});

const consistent = always("consistent", (world) => {
  const committed = decisions(world).find(({ decision }) => decision === "commit");
  const aborted = decisions(world).find(({ decision }) => decision === "abort");
  return committed && aborted && `${committed.id} committed, ${aborted.id} aborted`;
});

/** Distinct and generated as TLC counts them. [GL06] */
const published = [
  { managers: 3, distinct: 288, generated: 1_146 },
  { managers: 5, distinct: 8_832, generated: 58_146 },
  { managers: 6, distinct: 50_816, generated: 402_306 },
  { managers: 7, distinct: 296_448, generated: 2_744_706 },
];

describe("the specification TwoPhase has the published states and steps", () => {
  it.each(published)("$distinct and $generated with $managers managers", async ({ managers, distinct, generated }) => {
    expect(await searchSpecification(twoPhase(managers))).toEqual({ distinct, generated });
  });

  it("and 1,568 states with 4 managers", async () => {
    expect((await searchSpecification(twoPhase(4))).distinct).toBe(1_568);
  });

  it("never commits here and aborts there", async () => {
    expect(await searchSpecification(twoPhase(4), { always: [consistent] })).not.toHaveProperty("violation");
  });

  it("does both, in the fewest steps, when the coordinator does not wait for the last manager", async () => {
    const { violation } = await searchSpecification(twoPhase(3, 2), { always: [consistent] });
    expect(violation).toEqual({
      sentence: "m1 committed, m3 aborted",
      steps: [
        "m1 prepares",
        'coordinator hears "prepared" from m1',
        "m2 prepares",
        'coordinator hears "prepared" from m2',
        "coordinator decides commit",
        'm1 hears "commit" from coordinator',
        "m3 aborts",
      ],
    });
  });
});

describe("the specification PaxosCommit", () => {
  const single = { managers: 1, acceptors: 3, ballots: 2 };

  it("has the published 1,461 states and 9,936 steps with 1 manager, 3 acceptors and 2 ballots", async () => {
    expect(await searchSpecification(paxosCommit(single))).toEqual({ distinct: 1_461, generated: 9_936 });
  });

  it("never commits what a manager has aborted", async () => {
    expect(await searchSpecification(paxosCommit(single), { always: [final] })).not.toHaveProperty("violation");
  });

  it("does so, in the fewest steps, when a leader that is free to choose commits", async () => {
    const { violation } = await searchSpecification(paxosCommit({ ...single, whenFree: "prepared" }), {
      always: [final],
    });
    const proposal = '{"type":"phase2a","instance":"m1","bal":1,"val":"prepared"}';
    expect(violation).toEqual({
      sentence: "m1 decided abort, and later commit",
      steps: [
        "m1 aborts",
        "leader begins ballot 1 of m1",
        'a1 hears {"type":"phase1a","instance":"m1","bal":1} from leader',
        'a2 hears {"type":"phase1a","instance":"m1","bal":1} from leader',
        "leader proposes prepared in ballot 1 of m1",
        `a1 hears ${proposal} from leader`,
        `a2 hears ${proposal} from leader`,
        "leader decides commit",
        'm1 hears "commit" from leader',
      ],
    });
  });
});
