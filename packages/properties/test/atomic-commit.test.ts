import { type Always, eventually, type Observed, type Plain } from "@workbook/harness";
import { describe, expect, it } from "vitest";
import {
  agreement,
  commitNeedsEveryYes,
  everybody,
  everybodyDecides,
  finality,
  nobodyAborts,
  nobodyCommits,
  noDecisionInDoubt,
  silentOnceAcknowledged,
  tellsOneStory,
} from "../src/index.ts";
import { reaches } from "./support.ts";

const nodes = ["coordinator", "p1", "p2"];
const decide = (node: string, decision: "commit" | "abort"): Observed => ({ kind: "decide", node, decision });
const send = (node: string, to: string, message: Plain): Observed => ({ kind: "send", node, to, message });
const deliver = (node: string, from: string, message: Plain): Observed => ({ kind: "deliver", node, from, message });
const yes = { type: "vote", vote: "yes" };
const decision = (what: string) => ({ type: "decision", decision: what });

/** The first sentence that a run makes a property say. */
function says({ monitor, check }: Always, ...events: Observed[]): string | false | undefined {
  let state = monitor.initial(nodes);
  for (const event of events) {
    if (monitor.watches.includes(event.kind)) state = monitor.observe(state, event);
    const sentence = check(state);
    if (sentence) return sentence;
  }
  return undefined;
}

describe("atomic commitment", () => {
  it("AC1 is broken by two different decisions, and by nothing less", () => {
    expect(says(agreement, decide("p1", "commit"), decide("p2", "commit"))).toBeUndefined();
    expect(says(agreement, decide("p1", "commit"), decide("p2", "abort"))).toBe("p1 committed, p2 aborted");
  });

  it("AC2 is broken by a node that decides otherwise after a crash", () => {
    const crashed: Observed[] = [
      decide("p1", "commit"),
      { kind: "crash", node: "p1" },
      { kind: "restart", node: "p1" },
    ];
    expect(says(finality, ...crashed, decide("p1", "commit"))).toBeUndefined();
    expect(says(finality, ...crashed, decide("p1", "abort"))).toBe("p1 decided commit, and later abort");
  });

  it("AC3 and AC4 name who decided against the votes", () => {
    expect(says(nobodyCommits, decide("p2", "commit"))).toMatch(/^p2 committed/);
    expect(says(nobodyAborts, decide("p2", "abort"))).toMatch(/^p2 aborted/);
    expect(says(nobodyCommits, decide("p2", "abort"))).toBeUndefined();
    expect(says(nobodyAborts, decide("p2", "commit"))).toBeUndefined();
  });

  it("AC5 is reached when the last node has decided", () => {
    const { monitor, reached } = everybodyDecides(eventually);
    let state = monitor.initial(nodes);
    for (const node of nodes) {
      expect(reached(state)).toBe(false);
      state = monitor.observe(state, decide(node, "abort"));
    }
    expect(reached(state)).toBe(true);
  });

  it("who has nothing to decide is not waited for, where it is said who has", () => {
    const participants = ["p1", "p2"];
    const committed = participants.map((id) => decide(id, "commit"));
    expect(reaches(everybodyDecides(eventually, participants), nodes, committed)).toBe(true);
    expect(reaches(everybody(eventually, "commit", participants), nodes, committed)).toBe(true);
    expect(reaches(everybody(eventually, "commit"), nodes, committed)).toBe(false);
    expect(reaches(everybody(eventually, "commit", participants), nodes, committed.slice(1))).toBe(false);
  });
});

describe("uncertainty", () => {
  it("forbids a decision between a Yes and the outcome", () => {
    const voted = send("p1", "coordinator", yes);
    expect(says(noDecisionInDoubt, voted, decide("p1", "abort"))).toMatch(/^p1 decided alone/);
    const told = deliver("p1", "coordinator", decision("abort"));
    expect(says(noDecisionInDoubt, voted, told, decide("p1", "abort"))).toBeUndefined();
    expect(says(noDecisionInDoubt, decide("p1", "abort"))).toBeUndefined();
  });

  it("counts a Yes that arrives twice as one", () => {
    const rule = commitNeedsEveryYes("coordinator", ["p1", "p2"]);
    const vote = (from: string) => deliver("coordinator", from, yes);
    expect(says(rule, vote("p1"), vote("p1"), decide("coordinator", "commit"))).toMatch(/without a Yes from p2/);
    expect(says(rule, vote("p1"), vote("p2"), decide("coordinator", "commit"))).toBeUndefined();
  });
});

describe("telling the outcome", () => {
  const rule = silentOnceAcknowledged("coordinator");
  const tell = (to: string, what = "commit") => send("coordinator", to, decision(what));
  const ack = (from: string) => deliver("coordinator", from, { type: "ack" });

  it("may be repeated while somebody has not acknowledged", () => {
    expect(says(rule, tell("p1"), tell("p2"), ack("p1"), tell("p1"), tell("p2"))).toBeUndefined();
  });

  it("may not be repeated afterwards", () => {
    expect(says(rule, tell("p1"), tell("p2"), ack("p1"), ack("p2"), tell("p2"))).toMatch(/tells p2 the decision again/);
  });

  it("is one story", () => {
    const one = tellsOneStory("coordinator");
    expect(says(one, tell("p1"), tell("p2"))).toBeUndefined();
    expect(says(one, tell("p1"), tell("p2", "abort"))).toBe("coordinator tells commit to one and abort to another");
  });
});
