import type { NodeId, Observed } from "@workbook/harness";
import { expect, it } from "vitest";
import { type Cost, costsAtMost, Meter } from "../src/index.ts";
import { decide, deliver, says, send } from "./support.ts";

const start = (node: string): Observed => ({ kind: "start", node });
const force = (node: string): Observed => ({ kind: "force", node });
const participants = ["p1", "p2"];

/** Two-phase commit with two participants: the first coordinates too when they share a host. [Gray78] */
const commit: readonly Observed[] = [
  start("c"),
  ...participants.map((id) => send("c", id, "prepare")),
  ...participants.flatMap((id) => [deliver(id, "c", "prepare"), force(id), send(id, "c", "yes")]),
  ...participants.map((id) => deliver("c", id, "yes")),
  force("c"),
  decide("c", "commit"),
  ...participants.map((id) => send("c", id, "commit")),
  ...participants.flatMap((id) => [deliver(id, "c", "commit"), force(id), decide(id, "commit"), send(id, "c", "ack")]),
  ...participants.map((id) => deliver("c", id, "ack")),
];

function costOf(events: readonly Observed[], hostOf?: (node: NodeId) => string): Cost {
  const meter = new Meter(hostOf);
  for (const event of events) meter.observe(event);
  return meter.cost;
}

it("two-phase commit with two participants costs what the literature says", () => {
  expect(costOf(commit)).toEqual({
    messages: 8,
    forcedWrites: 5,
    writesToDecide: 3,
    writeDelays: 2,
    delaysToDecide: 3,
    delaysInAll: 4,
  });
});

it("messages within a host cost nothing and take no time", () => {
  const shared = costOf(commit, (node) => (node === "c" ? "p1" : node));
  expect(shared).toMatchObject({ messages: 4, delaysToDecide: 3, delaysInAll: 4, forcedWrites: 5 });
  expect(costOf(commit, () => "one")).toMatchObject({ messages: 0, delaysToDecide: 0, delaysInAll: 0, writeDelays: 2 });
});

it("what one step tells one host is one message, what two steps tell it is two", () => {
  const together = [start("a"), send("a", "b1", "x"), send("a", "b2", "x"), send("a", "c", "x")];
  const hostOf = (node: string) => node[0]!;
  expect(costOf(together, hostOf).messages).toBe(2);
  expect(costOf(together).messages).toBe(3);
  expect(costOf([...together, start("d"), send("d", "b1", "x")], hostOf).messages).toBe(3);
  expect(costOf([...together, { kind: "timer", node: "a", name: "t" }, send("a", "b1", "x")], hostOf).messages).toBe(3);
  expect(costOf([...together, send("d", "b1", "x")], hostOf).messages).toBe(3);
});

it("a node is as late as its latest message, and equal messages arrive in the order in which they were sent", () => {
  const relayed = [send("a", "b", "x"), deliver("b", "a", "x"), send("b", "c", "x")];
  const both = [...relayed, send("a", "c", "x"), deliver("c", "b", "x"), deliver("c", "a", "x"), decide("c", "commit")];
  expect(costOf(both)).toMatchObject({ delaysToDecide: 2, messages: 3 });
  const [x, y] = [send("a", "b", "x"), send("b", "a", "y")];
  const again = [x, x, deliver("b", "a", "x"), y, deliver("a", "b", "y"), x, deliver("b", "a", "x")];
  expect(costOf(again).delaysInAll).toBe(2);
  expect(costOf([...again, deliver("b", "a", "x")]).delaysInAll).toBe(3);
});

it("forced writes that wait for one another are told from those at the same time", () => {
  const apart = [force("a"), force("b"), send("a", "c", "x"), send("b", "c", "x")];
  const joined = [...apart, deliver("c", "a", "x"), deliver("c", "b", "x"), decide("c", "abort"), force("c")];
  expect(costOf(joined)).toMatchObject({ forcedWrites: 3, writesToDecide: 2, writeDelays: 1 });
});

it("a run that costs more than it may is told what is too much", () => {
  expect(says(costsAtMost({ messages: 8, delaysInAll: 4 }), [], commit)).toBeUndefined();
  expect(says(costsAtMost({ messages: 7 }), [], commit)).toBe("this takes 8 messages, and 7 are enough");
  expect(
    says(
      costsAtMost({ messages: 3 }, (node) => (node === "c" ? "p1" : node)),
      [],
      commit,
    ),
  ).toMatch(/^this takes 4/);
});
