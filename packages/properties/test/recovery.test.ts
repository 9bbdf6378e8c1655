import { eventually, type Observed, sometimes } from "@workbook/harness";
import { describe, expect, it } from "vitest";
import {
  allYes,
  assignments,
  assignmentsUpTo,
  commitPoint,
  constantVote,
  endsItsDuty,
  everybodyUpIsInDoubt,
  everybodyUpKnowsOrIsInDoubt,
  forcedWritesAtMost,
  mixtures,
  noDecisionInDoubt,
  promisesAreStable,
  staysForgotten,
} from "../src/index.ts";
import { decide, deliver, reaches, says, send } from "./support.ts";

const nodes = ["coordinator", "p1", "p2"];
const vote = (node: string, what: string) => send(node, "coordinator", { type: "vote", vote: what });
const heard = (from: string) => deliver("coordinator", from, { type: "vote", vote: "yes" });
const tell = (to: string, decision: string) => send("coordinator", to, { type: "decision", decision });
const ack = (node: string) => send(node, "coordinator", { type: "ack" });
const stable = (node: string, record = "r"): Observed => ({ kind: "stable", node, record });
const force = (node: string): Observed => ({ kind: "force", node });
const up = (...ids: string[]) => ids.map((node): Observed => ({ kind: "start", node }));
const crash = (node: string): Observed => ({ kind: "crash", node });
const restart = (node: string): Observed => ({ kind: "restart", node });

describe("votes", () => {
  it("are assigned in every way, or once of each kind", () => {
    expect(assignments(2)).toEqual([
      ["yes", "yes"],
      ["yes", "no"],
      ["no", "yes"],
      ["no", "no"],
    ]);
    expect(assignmentsUpTo(3)).toHaveLength(2 + 4 + 8);
    expect(mixtures(2)).toEqual([
      ["yes", "yes"],
      ["yes", "no"],
      ["no", "no"],
    ]);
    expect(allYes(2)).toEqual(["yes", "yes"]);
  });

  it("are constant, across crashes", () => {
    expect(says(constantVote, nodes, [vote("p1", "yes"), vote("p2", "no"), vote("p1", "yes")])).toBeUndefined();
    expect(says(constantVote, nodes, [vote("p1", "no"), restart("p1"), vote("p1", "yes")])).toMatch(/^p1 votes Yes/);
    const second = [vote("p1", "yes"), vote("p2", "yes"), vote("p2", "no")];
    expect(says(constantVote, nodes, second)).toMatch(/^p2 votes Yes/);
  });

  it("do not bind whoever has been told that the transaction is aborted, as far as a No goes", () => {
    const told = deliver("p1", "coordinator", { type: "decision", decision: "abort" });
    expect(says(constantVote, nodes, [vote("p1", "yes"), told, vote("p1", "no")])).toBeUndefined();
    expect(says(constantVote, nodes, [vote("p1", "no"), told, vote("p1", "yes")])).toMatch(/^p1 votes Yes/);
    expect(says(constantVote, nodes, [vote("p2", "yes"), told, vote("p2", "no")])).toMatch(/^p2 votes Yes/);
  });
});

describe("the commit point", () => {
  const rule = commitPoint("coordinator", ["p1", "p2"]);

  it("lies between the last Yes and the first commit that is told", () => {
    expect(says(rule, nodes, [heard("p1"), heard("p2"), stable("coordinator"), tell("p1", "commit")])).toBeUndefined();
    expect(says(rule, nodes, [heard("p1"), heard("p2"), tell("p2", "commit")])).toMatch(/^coordinator tells p2/);
  });

  it("is no record from before, none of a participant, and no emptied log", () => {
    const votes = [heard("p1"), heard("p1"), stable("coordinator"), heard("p2"), stable("p1")];
    expect(says(rule, nodes, [...votes, tell("p1", "commit")])).toMatch(/^coordinator tells p1/);
    const emptied: Observed = { kind: "compact", node: "coordinator", records: [] };
    expect(says(rule, nodes, [...votes, emptied, tell("p1", "commit")])).toMatch(/^coordinator tells p1/);
  });

  it("does not concern aborts", () => {
    expect(says(rule, nodes, [heard("p1"), tell("p1", "abort")])).toBeUndefined();
  });
});

describe("a promise", () => {
  it("is on stable storage before it is given", () => {
    expect(says(promisesAreStable, nodes, [stable("p1"), vote("p1", "yes"), vote("p2", "no")])).toBeUndefined();
    expect(says(promisesAreStable, nodes, [stable("p1"), vote("p2", "yes")])).toMatch(/^p2 votes Yes/);
  });

  it("may be repeated by who has been told the outcome, and decided again after a crash", () => {
    const told = [vote("p1", "yes"), deliver("p1", "coordinator", { type: "decision", decision: "commit" })];
    const later = [decide("p1", "commit"), vote("p1", "yes"), restart("p1"), decide("p1", "commit")];
    expect(says(noDecisionInDoubt, nodes, [...told, ...later])).toBeUndefined();
  });
});

describe("forced writes", () => {
  const rule = forcedWritesAtMost("coordinator", { coordinator: 1, participant: 2 });

  it("are counted from the first vote that the coordinator hears", () => {
    const begun = [force("coordinator"), heard("p1"), force("coordinator")];
    expect(says(rule, nodes, begun)).toBeUndefined();
    expect(says(rule, nodes, [...begun, force("coordinator")])).toMatch(/^coordinator forces its log 2 times/);
  });

  it("are counted until the acks", () => {
    const participant = [force("p1"), force("p1"), ack("p1"), force("p1")];
    expect(says(rule, nodes, participant)).toBeUndefined();
    const coordinator = [heard("p1"), force("coordinator"), ack("p1"), ack("p2"), force("coordinator")];
    expect(says(rule, nodes, coordinator)).toBeUndefined();
    expect(says(rule, nodes, [force("p2"), force("p2"), force("p2")])).toMatch(/^p2 forces its log 3 times/);
  });
});

describe("a coordinator whose duty has ended", () => {
  const rule = staysForgotten("coordinator");
  const goal = endsItsDuty(sometimes, "coordinator");
  const end = { type: "end" };
  const ended: Observed[] = [{ kind: "stable", node: "coordinator", record: end }];
  const inquiry = deliver("coordinator", "p1", { type: "inquiry" });

  it("answers who asks, and tells nobody else", () => {
    expect(says(rule, nodes, [...ended, inquiry, tell("p1", "abort")])).toBeUndefined();
    const unasked = [...ended, inquiry, heard("p2"), tell("p2", "abort")];
    expect(says(rule, nodes, unasked)).toMatch(/^coordinator tells p2, who has not asked/);
  });

  it("decides nothing more", () => {
    const again = [...ended, crash("coordinator"), restart("coordinator"), decide("coordinator", "abort")];
    expect(says(rule, nodes, again)).toMatch(/^coordinator decides/);
  });

  it("has not ended when a crash lost the record", () => {
    const written: Observed = { kind: "write", node: "coordinator", record: end };
    expect(reaches(goal, nodes, [written])).toBe(true);
    expect(says(rule, nodes, [written, tell("p1", "commit")])).toMatch(/^coordinator tells p1/);
    const lost = [written, crash("coordinator"), restart("coordinator")];
    expect(reaches(goal, nodes, lost)).toBe(false);
    expect(says(rule, nodes, [...lost, tell("p1", "commit")])).toBeUndefined();
  });

  it("has ended by a log that says nothing else", () => {
    expect(reaches(goal, nodes, [{ kind: "compact", node: "coordinator", records: [end] }])).toBe(true);
    expect(reaches(goal, nodes, [{ kind: "compact", node: "coordinator", records: [] }])).toBe(false);
  });
});

describe("everybody who is up", () => {
  const votes = [...up("coordinator", "p1", "p2"), vote("p1", "yes"), vote("p2", "yes")];
  const stuck = everybodyUpIsInDoubt(sometimes, ["p1", "p2"]);
  const settled = everybodyUpKnowsOrIsInDoubt(eventually, ["p1", "p2"]);

  it("is in doubt when all have voted Yes and the coordinator is down", () => {
    expect(reaches(stuck, nodes, votes)).toBe(false);
    expect(reaches(stuck, nodes, [...votes, crash("coordinator")])).toBe(true);
    expect(reaches(stuck, nodes, [...votes, crash("coordinator"), restart("coordinator")])).toBe(false);
  });

  it("is in doubt when one comes back with a log that may say so", () => {
    const [, , , first] = votes;
    const second = [...up("coordinator", "p1", "p2"), first!, crash("coordinator")];
    const back = [crash("p2"), restart("p2")];
    expect(reaches(stuck, nodes, [...second, stable("p2")])).toBe(false);
    expect(reaches(stuck, nodes, [...second, ...back])).toBe(false);
    expect(reaches(stuck, nodes, [...second, stable("p2"), ...back])).toBe(true);
    expect(reaches(stuck, nodes, [...second, stable("coordinator"), ...back, restart("coordinator")])).toBe(false);
  });

  it("is not in doubt when one knows, whatever it votes once more", () => {
    const known = [...votes, crash("coordinator"), decide("p1", "commit"), vote("p1", "yes")];
    expect(reaches(stuck, nodes, known)).toBe(false);
    expect(reaches(settled, nodes, known)).toBe(false);
    expect(reaches(stuck, nodes, [...known, crash("p1")])).toBe(true);
    expect(reaches(settled, nodes, [...known, decide("p2", "commit")])).toBe(true);
  });
});
