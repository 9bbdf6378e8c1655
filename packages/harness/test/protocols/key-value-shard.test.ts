/**
 * A shard of a key-value store with a lock table: `async` handlers wait for locks on latches of their own, which other
 * handlers open. Strict two-phase locking: a transaction keeps its locks until its end. [BHG87 ch. 3]
 * Simplified: exclusive locks, waiting in order of arrival, one key for a transaction.
 */
import {
  always,
  type Context,
  eventually,
  type Monitor,
  type Node,
  type NodeFactory,
  type NodeId,
  none,
  sometimes,
} from "@workbook/harness";
import { describe, expect, it } from "vitest";
import { clusterOf, exploreHere, Stage } from "../support/stage.ts";

type Read = { readonly type: "read"; readonly key: string };
type Write = { readonly type: "write"; readonly key: string; readonly value: number };

/** Who holds each key, and who waits for it. */
class LockTable {
  readonly holders = new Map<string, NodeId>();
  readonly waiting: { readonly key: string; readonly owner: NodeId; readonly open: () => void }[] = [];

  /** Resolves when the owner holds the key. */
  async acquire(key: string, owner: NodeId): Promise<void> {
    if (this.holders.get(key) === owner) return;
    if (this.holders.has(key)) await new Promise<void>((open) => this.waiting.push({ key, owner, open }));
    else this.holders.set(key, owner);
  }

  /** Hands the key to the first who waits. */
  release(key: string): void {
    const next = this.waiting.findIndex((waiter) => waiter.key === key);
    const [waiter] = next < 0 ? [] : this.waiting.splice(next, 1);
    if (!waiter) return void this.holders.delete(key);
    this.holders.set(key, waiter.owner);
    waiter.open();
  }
}

class Shard implements Node<Read | Write> {
  readonly values = new Map<string, number>();
  readonly locks = new LockTable();

  constructor(readonly ctx: Context) {}

  async onRead(from: NodeId, { key }: Read): Promise<number> {
    await this.locks.acquire(key, from);
    return this.values.get(key) ?? 0;
  }

  onWrite(_from: NodeId, { key, value }: Write): "written" {
    this.values.set(key, value);
    this.ctx.emit(value);
    this.locks.release(key);
    return "written";
  }
}

/** A shard that lets everybody read at once. */
class Unlocked extends Shard {
  override async onRead(_from: NodeId, { key }: Read) {
    return this.values.get(key) ?? 0;
  }
}

/** Adds one to a value: the transaction that loses updates without a lock. */
class Client {
  constructor(
    readonly ctx: Context<Read | Write>,
    readonly key: string,
  ) {}

  async onStart() {
    const read = await this.ctx.call<number>("shard", { type: "read", key: this.key });
    if (!read.ok) return;
    await this.ctx.call("shard", { type: "write", key: this.key, value: read.reply + 1 });
    this.ctx.decide("commit");
  }
}

const nodes = (shard = Shard, keys = ["x", "x"]): Record<NodeId, NodeFactory> => ({
  shard: (ctx) => new shard(ctx),
  ...Object.fromEntries(
    keys.map((key, index): [NodeId, NodeFactory] => [`c${index + 1}`, (ctx) => new Client(ctx, key)]),
  ),
});

/** The values that were written, in order. */
const written: Monitor<readonly number[]> = {
  name: "written",
  watches: ["emit"],
  initial: () => [],
  observe: (values, event) => (event.kind === "emit" ? [...values, event.observation as number] : values),
};
const noLostUpdate = always("no lost update", written, (values) => {
  return new Set(values).size < values.length && `${values.at(-1)} was written twice: an update is lost`;
});
const bothCommit = eventually("both clients commit", ({ nodes: [, ...clients] }) => {
  return clients.every(({ decision }) => decision === "commit");
});

describe("a shard with a lock table", () => {
  it("answers who waits for a lock when it is released", async () => {
    const stage = new Stage(nodes());
    await stage.start();
    await stage.deliver("shard", "read");
    const { effects, fields } = await stage.deliver("shard", "read");
    expect(effects).toEqual([]);
    expect(fields).toContain(`waiting: [{ key: "x", owner: "c2", open: <function> }]`);
    await stage.perform({ kind: "deliver", message: stage.inFlight("c1", "0") });
    const released = await stage.deliver("shard", "write");
    expect(released.effects.map((effect) => effect.kind === "reply" && [effect.to, effect.message])).toEqual([
      false,
      ["c1", "written"],
      ["c2", 1],
    ]);
  });

  it("loses no update, and leaves nobody waiting, in whatever order messages arrive", async () => {
    const { outcome, notes } = await exploreHere(clusterOf(nodes(Shard, ["x", "x", "x"])), {
      always: [noLostUpdate],
      eventually: [bothCommit],
    });
    expect({ outcome, notes }).toEqual({ outcome: "exhausted", notes: [] });
  });

  it("lets transactions on other keys pass", async () => {
    const stage = new Stage(nodes(Shard, ["x", "y"]));
    await stage.start();
    await stage.settle();
    expect(stage.emitted).toEqual(["shard 1", "shard 1"]);
  });

  it("that lets everybody read at once loses one", async () => {
    const { violation } = await exploreHere(clusterOf(nodes(Unlocked)), { always: [noLostUpdate] });
    expect(violation?.sentence).toBe("1 was written twice: an update is lost");
  });

  it("keeps the others waiting when the holder of a lock crashes", async () => {
    const { violation } = await exploreHere(clusterOf(nodes()), {
      faults: { ...none, crashes: { c1: 1 } },
      always: [noLostUpdate],
      nonBlocking: "never-crashed",
      deciders: ["c2"],
      sometimes: [sometimes("c2 commits", ({ nodes: [, , c2] }) => c2?.decision === "commit")],
    });
    expect(violation?.trace.violation?.waits?.map(({ node }) => node)).toEqual(["c2"]);
  });
});
