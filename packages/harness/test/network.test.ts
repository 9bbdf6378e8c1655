import { type Choice, type Cluster, type Context, eventually, type Network, none, sometimes } from "@workbook/harness";
import { describe, expect, it } from "vitest";
import { clusterOf, exploreHere, Stage } from "./support/stage.ts";

/** Says hello to others, and decides when it is greeted. */
const greeter =
  (...others: string[]) =>
  (ctx: Context) => ({
    onStart: () => {
      for (const other of others) ctx.send(other, { type: "hello" });
    },
    onHello: () => ctx.decide("commit"),
  });

const pair = { a: greeter("b"), b: greeter("a") };
const crash = (node: string): Choice => ({ kind: "crash", node, survivors: 0 });
const decided = (...wanted: (boolean | undefined)[]) =>
  sometimes(`decided ${wanted.join(" ")}`, ({ nodes }) =>
    nodes.every(({ decision }, at) => wanted[at] === (decision !== undefined)),
  );

async function started(network: Network, nodes: Cluster["nodes"] = pair) {
  const stage = new Stage(nodes, network);
  await stage.start();
  return stage;
}

describe("on a multiset", () => {
  it("a message arrives once", async () => {
    const stage = await started("multiset");
    await stage.perform({ kind: "deliver", message: 0 });
    await expect(stage.perform({ kind: "deliver", message: 0 })).rejects.toThrow("message 0 is not in flight");
  });

  it("equal messages are as many as were sent", async () => {
    const stage = await started("multiset", { ...pair, a: greeter("b", "b") });
    expect(stage.run.flight.size).toBe(3);
  });

  it("a dropped message is gone, and a copy has a number of its own", async () => {
    const stage = await started("multiset");
    const { sent } = await stage.perform({ kind: "duplicate", message: 0 });
    expect((await stage.perform({ kind: "drop", message: 0 })).lost).toEqual([0]);
    expect(stage.run.flight.messages[sent[0]!]).toMatchObject({ from: "a", to: "b", copyOf: 0 });
    await expect(stage.perform({ kind: "deliver", message: sent[0]! })).resolves.toMatchObject({ node: "b" });
  });

  it("what is on its way to a node that crashes, or is sent to it afterwards, is lost", async () => {
    const stage = new Stage({ b: greeter("a"), a: greeter("b") });
    await stage.perform({ kind: "start", node: "b" });
    await stage.perform({ kind: "start", node: "a" });
    expect((await stage.perform(crash("b"))).lost).toEqual([1]);
    await stage.perform(crash("a"));
    expect((await stage.perform({ kind: "restart", node: "a" })).lost).toEqual([2]);
    await stage.perform({ kind: "restart", node: "b" });
    expect(stage.run.flight.numbers).toEqual([3]);
  });
});

describe("on the forgetless network", () => {
  it("a message may arrive again and again", async () => {
    const stage = await started("forgetless");
    for (let time = 0; time < 3; time++) await stage.perform({ kind: "deliver", message: 0 });
    expect(stage.run.flight.size).toBe(2);
  });

  it("equal messages are one", async () => {
    const stage = await started("forgetless", { ...pair, a: greeter("b", "b") });
    expect(stage.run.flight.size).toBe(2);
  });

  it("what is on its way to a dead node waits for its restart", async () => {
    const stage = await started("forgetless");
    expect((await stage.perform(crash("b"))).lost).toEqual([]);
    await expect(stage.perform({ kind: "deliver", message: 0 })).rejects.toThrow("b is not up");
    await stage.perform({ kind: "restart", node: "b" });
    await expect(stage.perform({ kind: "deliver", message: 0 })).resolves.toMatchObject({ node: "b" });
  });
});

describe("a partition", () => {
  const parted: Choice = { kind: "partition", side: ["b"] };

  it("loses on a multiset what crosses it, in flight or sent meanwhile", async () => {
    const stage = await started("multiset");
    expect((await stage.perform(parted)).lost).toEqual([0, 1]);
    await stage.perform(crash("a"));
    expect((await stage.perform({ kind: "restart", node: "a" })).lost).toEqual([2]);
  });

  it("keeps on the forgetless network what crosses it until it heals", async () => {
    const stage = await started("forgetless");
    expect((await stage.perform(parted)).lost).toEqual([]);
    await expect(stage.perform({ kind: "deliver", message: 0 })).rejects.toThrow(
      "the partition keeps a's message from b",
    );
    await stage.perform({ kind: "heal" });
    await expect(stage.perform({ kind: "deliver", message: 0 })).resolves.toMatchObject({ node: "b" });
  });

  it("leaves alone who stands on one side", async () => {
    const stage = await started("multiset", { a: greeter("b"), b: greeter("a"), c: greeter() });
    expect((await stage.perform({ kind: "partition", side: ["c"] })).lost).toEqual([]);
    await expect(stage.perform({ kind: "deliver", message: 0 })).resolves.toMatchObject({ node: "b" });
  });

  it.each(["multiset", "forgetless"] as const)(
    "on %s: splits the nodes in every way, and heals once faults stop",
    async (network) => {
      const { outcome, unreached } = await exploreHere(clusterOf(pair), {
        network,
        faults: { ...none, partitions: 1 },
        sometimes: [decided(true, true), ...(network === "multiset" ? [decided(false, false)] : [])],
        ...(network === "forgetless"
          ? { eventually: [eventually("everybody decides", ({ nodes }) => nodes.every(({ decision }) => decision))] }
          : {}),
      });
      expect({ outcome, unreached }).toEqual({ outcome: "exhausted", unreached: [] });
    },
  );
});

describe("a link", () => {
  it("can fail one way: its losses have a budget of their own", async () => {
    const lossy = { "a->b": 1 };
    const { outcome, unreached } = await exploreHere(clusterOf(pair), {
      faults: { ...none, drops: lossy, duplicates: lossy },
      sometimes: [decided(true, true), decided(true, false), decided(false, true)],
    });
    expect({ outcome, unreached }).toEqual({ outcome: "exhausted", unreached: [] });
    const arrives = eventually("a decides", ({ nodes: [a] }) => a?.decision !== undefined);
    const lost = eventually("b decides", ({ nodes: [, b] }) => b?.decision !== undefined);
    const faults = { ...none, drops: lossy };
    expect((await exploreHere(clusterOf(pair), { faults, eventually: [arrives] })).outcome).toBe("exhausted");
    expect((await exploreHere(clusterOf(pair), { faults, eventually: [lost] })).violation?.property).toBe("b decides");
  });

  it("that the cluster does not have is refused by name", async () => {
    const search = exploreHere(clusterOf(pair), { faults: { ...none, drops: { "a->c": 1 } } });
    await expect(search).rejects.toThrow('a budget names "a->c", which is not a link such as "p1->coordinator"');
  });
});

describe("the number of messages in flight", () => {
  const chatter = (ctx: Context) => ({
    onStart: () => ctx.setTimer("again", 1),
    onTimer() {
      ctx.send("b", { type: "hello" });
      ctx.setTimer("again", 1);
    },
  });

  it("is capped: who never stops sending is caught, with the run that shows it", async () => {
    const { violation } = await exploreHere(clusterOf({ a: chatter, b: greeter() }, 3), {
      faults: { ...none, timeouts: 5 },
    });
    expect(violation?.property).toBe("never stops sending");
    expect(violation?.sentence).toBe(
      "4 messages are in flight at once, and this cluster needs 3 at most: a node never stops sending",
    );
    expect(violation?.trace.steps.filter(({ sent }) => sent.length > 0)).toHaveLength(4);
  });

  it("may be as large as the cap", async () => {
    const { outcome } = await exploreHere(clusterOf({ a: greeter("b", "b", "b"), b: greeter() }, 3), {});
    expect(outcome).toBe("exhausted");
  });
});
