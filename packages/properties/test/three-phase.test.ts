import { eventually, type Observed } from "@workbook/harness";
import { describe, expect, it } from "vitest";
import {
  everybodyUpDecides,
  everybodyUpDecidesButForTotalFailure,
  messagesAtMost,
  messagesSent,
  preCommitSettles,
  preCommitsFirst,
  threeRounds,
  totalFailure,
} from "../src/index.ts";
import { decide, deliver, reaches, says, send } from "./support.ts";

const nodes = ["coordinator", "p1", "p2"];
const told = (node: string, type: string) => deliver(node, "coordinator", { type });
const answered = (from: string, message: { type: string; vote?: string }) =>
  deliver("coordinator", from, { ...message });
const yes = (from: string) => answered(from, { type: "vote", vote: "yes" });
const ack = (from: string) => answered(from, { type: "ack" });

describe("three rounds", () => {
  const rule = threeRounds("coordinator", ["p1", "p2"]);

  it("are what a participant has heard before it commits", () => {
    const heard = [told("p1", "canCommit"), told("p1", "preCommit"), told("p1", "doCommit")];
    expect(says(rule, nodes, [...heard, decide("p1", "commit")])).toBeUndefined();
    expect(says(rule, nodes, [...heard.slice(0, 2), decide("p1", "commit")])).toMatch(/^p1 commits without doCommit/);
    expect(says(rule, nodes, [...heard, decide("p2", "commit")])).toMatch(/^p2 commits without canCommit/);
    expect(says(rule, nodes, [decide("p2", "abort")])).toBeUndefined();
  });

  it("are what the coordinator has been answered: every Yes, every ack", () => {
    const all = [yes("p1"), yes("p2"), ack("p1"), ack("p2")];
    expect(says(rule, nodes, [...all, decide("coordinator", "commit")])).toBeUndefined();
    const early = [...all.slice(0, 3), ack("p1"), decide("coordinator", "commit")];
    expect(says(rule, nodes, early)).toMatch(/^coordinator commits without ack from p2/);
    const no = [yes("p1"), answered("p2", { type: "vote", vote: "no" }), ack("p1"), ack("p2")];
    expect(says(rule, nodes, [...no, decide("coordinator", "commit")])).toMatch(/without yes from p2/);
  });
});

describe("the pre-commit", () => {
  const preCommit = send("coordinator", "p1", { type: "preCommit" });

  it("settles: after it nobody aborts, and before it nobody commits", () => {
    expect(says(preCommitSettles, nodes, [preCommit, decide("p1", "commit")])).toBeUndefined();
    expect(says(preCommitSettles, nodes, [decide("p1", "abort")])).toBeUndefined();
    expect(says(preCommitSettles, nodes, [preCommit, decide("p2", "abort")])).toMatch(/^p2 aborts/);
    expect(says(preCommitSettles, nodes, [decide("p1", "commit")])).toMatch(/^p1 commits, though no pre-commit/);
    expect(says(preCommitSettles, nodes, [decide("p1", "abort"), preCommit])).toMatch(/^p1 aborts/);
  });
});

describe("the uncertain", () => {
  it("are brought to pre-commit before anybody commits", () => {
    const rule = preCommitsFirst(["p2"]);
    expect(says(rule, nodes, [told("p2", "preCommit"), decide("p1", "commit")])).toBeUndefined();
    expect(says(rule, nodes, [told("p1", "preCommit"), decide("p1", "commit")])).toMatch(/while p2 is still uncertain/);
    expect(says(rule, nodes, [decide("p1", "abort")])).toBeUndefined();
  });
});

describe("messages", () => {
  it("are counted when they leave", () => {
    const two = [send("p1", "p2", { type: "ack" }), send("p2", "p1", { type: "ack" })];
    expect(says(messagesAtMost(2), nodes, two)).toBeUndefined();
    expect(says(messagesAtMost(1), nodes, two)).toBe("this is message 2, and 1 are enough");
    expect(reaches(messagesSent(eventually, 2), nodes, two)).toBe(true);
    expect(reaches(messagesSent(eventually, 1), nodes, two)).toBe(false);
    expect(reaches(messagesSent(eventually, 2), nodes, [...two, ...two])).toBe(false);
  });
});

describe("non-blocking", () => {
  it("excuses those who have crashed and are in doubt, when nobody else is up", () => {
    const [failure, goal] = [totalFailure(eventually), everybodyUpDecidesButForTotalFailure(eventually)];
    const up: Observed[] = nodes.map((node) => ({ kind: "start", node }));
    const crashed = (...ids: string[]) => ids.map((node): Observed => ({ kind: "crash", node }));
    const back: Observed = { kind: "restart", node: "p1" };
    for (const one of [failure, goal]) {
      expect(reaches(one, nodes, [...up, ...crashed("coordinator", "p1", "p2"), back])).toBe(true);
      expect(reaches(one, nodes, [...up, ...crashed("coordinator", "p1"), back])).toBe(false);
    }
    const knowing = [...up, decide("p1", "abort"), ...crashed("coordinator", "p1"), back, ...crashed("p2")];
    expect([reaches(failure, nodes, knowing), reaches(goal, nodes, knowing)]).toEqual([false, true]);
    const all = [...up, ...nodes.map((node) => decide(node, "abort"))];
    expect([reaches(failure, nodes, all), reaches(goal, nodes, all)]).toEqual([false, true]);
  });

  it("asks for a decision of those who are up", () => {
    const goal = everybodyUpDecides(eventually);
    const up: Observed[] = nodes.map((node) => ({ kind: "start", node }));
    const two = [...up, decide("p1", "abort"), decide("p2", "abort")];
    expect(reaches(goal, nodes, two)).toBe(false);
    expect(reaches(goal, nodes, [...two, { kind: "crash", node: "coordinator" }])).toBe(true);
    expect(reaches(goal, nodes, [...two, decide("coordinator", "abort")])).toBe(true);
  });
});
