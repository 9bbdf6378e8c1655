import type { Context } from "@workbook/harness";
import { always, type Monitor, none, sometimes } from "@workbook/harness";
import { describe, expect, it } from "vitest";
import { clusterOf, exploreHere, Stage } from "./support/stage.ts";

/** Writes and forces what it is told, and says at each start what it reads back. */
class Keeper {
  count = 0;
  constructor(readonly ctx: Context) {}
  onStart() {
    this.ctx.emit({ read: this.ctx.log.records, restarted: this.ctx.restarted, count: this.count });
  }
  onWrite(_: string, { record }: { record: string }) {
    this.count++;
    this.ctx.log.write(record);
  }
  onForce() {
    this.ctx.log.force();
  }
  onReplace() {
    this.ctx.log.compact(["whole"]);
  }
  onSetup() {
    this.ctx.setTimer("t", 10);
    void this.ctx.call("keeper", { type: "force" }, { timeoutMs: 10 });
    void this.ctx.sleep(10);
  }
}

async function keeper(...messages: string[]) {
  const stage = new Stage({ keeper: (ctx) => new Keeper(ctx) });
  await stage.start();
  for (const text of messages) {
    const [type, record] = text.split(" ");
    await stage.inject("keeper", "keeper", { type: type!, record } as { type: string });
  }
  return stage;
}

/** What a restart after a crash reads back. */
async function readBack(stage: Stage, survivors: number) {
  await stage.perform({ kind: "crash", node: "keeper", survivors });
  const { effects } = await stage.perform({ kind: "restart", node: "keeper" });
  const [emitted] = effects;
  return emitted?.kind === "emit" && (emitted.observation as { read: string[] }).read;
}

describe("stable storage", () => {
  it("is read back with the node's own unforced writes in it", async () => {
    const stage = await keeper("write a", "force", "write b");
    expect(stage.run.steps.at(-1)?.log).toEqual({ records: ["a", "b"], forced: 1 });
  });

  it.each([
    [0, ["a"]],
    [1, ["a", "b"]],
    [2, ["a", "b", "c"]],
  ])("keeps what was forced, and of what was only written the first %i, as it happens", async (survivors, records) => {
    expect(await readBack(await keeper("write a", "force", "write b", "write c"), survivors)).toEqual(records);
  });

  it("tells the observer of each record when it becomes stable, by a force or by luck", async () => {
    const stage = await keeper("write a", "force", "write b", "write c");
    await stage.perform({ kind: "crash", node: "keeper", survivors: 1 });
    expect(stage.run.observed.flatMap((event) => (event.kind === "stable" ? [event.record] : []))).toEqual(["a", "b"]);
  });

  it("is replaced whole by a compaction, which is forced", async () => {
    expect(await readBack(await keeper("write a", "write b", "replace"), 0)).toEqual(["whole"]);
  });

  it("holds after a second crash what survived the first", async () => {
    const stage = await keeper("write a", "write b");
    expect(await readBack(stage, 1)).toEqual(["a"]);
    expect(await readBack(stage, 0)).toEqual(["a"]);
  });

  it("compacted by something that is no list is refused", async () => {
    const stage = new Stage({ n: (ctx) => ({ onStart: () => ctx.log.compact("all" as never) }) });
    const { failure } = await stage.start();
    expect(failure).toBe("ctx.log.compact(records) takes the records that stay; give it an array of them");
  });
});

describe("a crash", () => {
  it("loses the instance: its fields begin anew, and it knows that it follows a crash", async () => {
    const stage = await keeper("write a", "write b");
    await readBack(stage, 0);
    expect(stage.run.steps.at(-1)?.effects[0]).toMatchObject({ observation: { count: 0, restarted: true } });
  });

  it("loses timers, sleeps and calls", async () => {
    const stage = await keeper("setup");
    expect(stage.run.stateOf("keeper").local.timers).toHaveLength(3);
    await stage.perform({ kind: "crash", node: "keeper", survivors: 0 });
    await stage.perform({ kind: "restart", node: "keeper" });
    const { timers, calls } = stage.run.stateOf("keeper").local;
    expect({ timers, calls }).toEqual({ timers: [], calls: [] });
    await expect(stage.perform({ kind: "timer", node: "keeper", name: "t", early: true })).rejects.toThrow(
      "no running timer",
    );
  });

  it("leaves messages that were sent on their way", async () => {
    const stage = new Stage({
      a: (ctx) => ({ onStart: () => ctx.send("b", { type: "hello" }) }),
      b: () => ({ onHello() {} }),
    });
    await stage.start();
    await stage.perform({ kind: "crash", node: "a", survivors: 0 });
    await expect(stage.deliver("b", "hello")).resolves.toMatchObject({ node: "b" });
  });

  it("spares any prefix of the unforced writes, and nothing else, in a search", async () => {
    const read: Monitor<readonly string[]> = {
      name: "read",
      watches: ["emit"],
      initial: () => [],
      observe: (seen, event) => (event.kind === "emit" ? [String(event.observation)] : seen),
    };
    const writer = (ctx: Context) => ({
      onStart() {
        if (ctx.restarted) return ctx.emit(ctx.log.records.join(""));
        ctx.log.force("a");
        ctx.log.write("b");
        ctx.log.write("c");
      },
    });
    const possible = ["", "a", "ab", "abc"];
    const { outcome, unreached } = await exploreHere(clusterOf({ n: writer }), {
      faults: { ...none, crashes: 1, restarts: 1 },
      sometimes: possible.map((text) => sometimes(`reads "${text}"`, read, (seen) => seen[0] === text)),
      always: [always("a prefix", read, ([text]) => text !== undefined && !possible.includes(text) && text)],
    });
    // A crash before the first effect is a crash before the start, from which this search begins.
    expect({ outcome, unreached }).toEqual({ outcome: "exhausted", unreached: ['reads ""'] });
  });
});

describe("a node", () => {
  it("that is down takes no step, and one that is up does not start", async () => {
    const stage = await keeper();
    await expect(stage.perform({ kind: "restart", node: "keeper" })).rejects.toThrow("keeper is up already");
    await stage.perform({ kind: "crash", node: "keeper", survivors: 0 });
    await expect(stage.perform({ kind: "crash", node: "keeper", survivors: 0 })).rejects.toThrow("keeper is not up");
    await expect(stage.perform({ kind: "start", node: "keeper" })).rejects.toThrow("keeper cannot start now");
  });

  it("that has never started does not restart", async () => {
    const stage = new Stage({ n: () => ({}) });
    await expect(stage.perform({ kind: "restart", node: "n" })).rejects.toThrow("n cannot restart now");
  });
});
