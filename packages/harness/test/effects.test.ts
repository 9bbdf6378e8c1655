import { type Context, type Effect, isCrashPoint, prefixOf } from "@workbook/harness";
import { describe, expect, it } from "vitest";
import { brief, Stage } from "./support/stage.ts";

/** A node whose handler does everything that there is to do. */
class Busy {
  constructor(readonly ctx: Context) {}
  onGo() {
    this.ctx.log.write("w");
    this.ctx.send("peer", { type: "first" });
    this.ctx.setTimer("t", 5);
    this.ctx.log.force("f");
    this.ctx.emit({ seen: 1 });
    void this.ctx.call("peer", { type: "ask" }, { timeoutMs: 7 });
    this.ctx.log.compact(["c"]);
    void this.ctx.sleep(3);
    this.ctx.cancelTimer("t");
    this.ctx.decide("commit");
    return "done";
  }
}

const peer = () => ({ onFirst() {}, onAsk: () => "answer" });
const busy = async () => {
  const stage = new Stage({ busy: (ctx) => new Busy(ctx), peer });
  await stage.start();
  return stage;
};

const all = [
  "write",
  "send peer first",
  "setTimer t",
  "force",
  'emit {"seen":1}',
  "call peer ask",
  "compact",
  "sleep",
  "cancelTimer t",
  "decide commit",
];

describe("effects", () => {
  it("are noted in the order in which the handler makes them", async () => {
    const stage = await busy();
    expect(brief(await stage.inject("peer", "busy", { type: "go" }))).toEqual(all);
  });

  it("come in order from a handler that awaits, whatever it awaits", async () => {
    class Awaits {
      constructor(readonly ctx: Context) {}
      async onStart() {
        this.ctx.emit(1);
        for (let hop = 0; hop < 100; hop++) await null;
        this.ctx.emit(2);
        await Promise.all([1, 2, 3].map(async (n) => this.ctx.emit(2 + n)));
        this.ctx.emit(6);
      }
    }
    const stage = new Stage({ n: (ctx) => new Awaits(ctx) });
    expect(brief(await stage.start())).toEqual([1, 2, 3, 4, 5, 6].map((n) => `emit ${n}`));
  });

  it("reach the observer one by one, and only those that somebody outside can see", async () => {
    const stage = await busy();
    const before = stage.run.observed.length;
    await stage.inject("peer", "busy", { type: "go" });
    expect(stage.run.observed.slice(before).map(({ kind }) => kind)).toEqual([
      "deliver",
      "write",
      "send",
      "stable",
      "stable",
      "force",
      "emit",
      "send",
      "compact",
      "force",
      "decide",
    ]);
  });

  it("of a reply come last, and go to whoever asked", async () => {
    const stage = new Stage({
      asker: (ctx) => ({ onStart: () => void ctx.call("busy", { type: "go" }) }),
      busy: (ctx) => new Busy(ctx),
      peer,
    });
    await stage.start();
    const { effects } = await stage.deliver("busy", "go");
    expect(effects.at(-1)).toEqual({ kind: "reply", call: "0.1", to: "asker", message: "done" });
  });

  it("more than a thousand in one step are refused", async () => {
    const flood = (count: number) => (ctx: Context) => ({
      onStart() {
        for (let n = 0; n < count; n++) ctx.emit(n);
      },
    });
    expect((await new Stage({ n: flood(1000) }).start()).failure).toBeUndefined();
    expect((await new Stage({ n: flood(1001) }).start()).failure).toBe(
      "one step has more than 1000 effects; do less at once",
    );
  });
});

describe("a crash inside a handler", () => {
  const points = all.filter((text) => !/Timer|sleep/.test(text)).length;

  it.each(Array.from({ length: points + 1 }, (_, k) => k))(
    "after %i effects leaves exactly the first of them",
    async (k) => {
      const stage = await busy();
      const message = stage.run.flight.send({ from: "peer", to: "busy", kind: "message", body: { type: "go" } }, 0);
      const step = await stage.perform({ kind: "deliver", message, crash: { afterEffects: k, survivors: 0 } });
      const kept = brief(step);
      expect(kept).toEqual(all.slice(0, kept.length));
      expect(step.effects.filter((effect) => isCrashPoint(effect as Effect))).toHaveLength(k);
      expect(step.fields).toBeUndefined();
      expect(stage.run.stateOf("busy").status).toBe("down");
    },
  );

  it("shows the observer what was done before it, and then the crash", async () => {
    const stage = await busy();
    const message = stage.run.flight.send({ from: "peer", to: "busy", kind: "message", body: { type: "go" } }, 0);
    const before = stage.run.observed.length;
    await stage.perform({ kind: "deliver", message, crash: { afterEffects: 2, survivors: 0 } });
    expect(stage.run.observed.slice(before).map(({ kind }) => kind)).toEqual(["deliver", "write", "send", "crash"]);
  });

  it("counts no request for time: it is as volatile as memory", () => {
    const effects: Effect[] = [
      { kind: "setTimer", name: "t", ms: 1 },
      { kind: "emit", observation: 1 },
      { kind: "cancelTimer", name: "t" },
      { kind: "emit", observation: 2 },
    ];
    expect([0, 1, 2].map((k) => prefixOf(effects, k).length)).toEqual([1, 3, 4]);
  });
});

describe("what crosses a node's boundary", () => {
  it("is copied when it is handed over: what the node changes afterwards was not said", async () => {
    class Mutator {
      constructor(readonly ctx: Context) {}
      onStart() {
        const parts = { type: "first", list: [1] };
        this.ctx.send("peer", parts);
        this.ctx.log.force(parts);
        this.ctx.emit(parts);
        parts.list.push(2);
      }
    }
    const stage = new Stage({ n: (ctx) => new Mutator(ctx), peer });
    await stage.start();
    const said = { type: "first", list: [1] };
    const [start] = stage.run.steps;
    expect(start?.effects).toEqual([
      { kind: "send", to: "peer", message: said },
      { kind: "force", record: said },
      { kind: "emit", observation: said },
    ]);
  });

  it.each([
    [
      "a message",
      (ctx: Context) => ({ onFirst: (_: string, message: { list: number[] }) => message.list.push(2) && ctx }),
    ],
    [
      "a record",
      (ctx: Context) => ({
        onStart: () => ctx.log.force([1]),
        onFirst: () => (ctx.log.records[0] as number[]).push(2),
      }),
    ],
    ["the list of records", (ctx: Context) => ({ onFirst: () => (ctx.log.records as number[]).push(1) })],
    ["its context", (ctx: Context) => ({ onFirst: () => Object.assign(ctx, { id: "other" }) })],
    ["its log", (ctx: Context) => ({ onFirst: () => Object.assign(ctx.log, { force() {} }) })],
  ])("%s is frozen: a node cannot change it", async (_, node) => {
    const stage = new Stage({ n: node, peer });
    await stage.start();
    const { failure } = await stage.inject("peer", "n", { type: "first", list: [1] } as { type: string });
    expect(failure).toMatch(/^n's onFirst threw TypeError: Cannot (add|assign)/);
  });

  it("the list of records of a new incarnation is frozen too", async () => {
    const forgets = (ctx: Context) => ({
      onStart: () => (ctx.restarted ? (ctx.log.records as string[]).pop() : ctx.log.force("kept")),
    });
    const stage = new Stage({ n: forgets });
    await stage.start();
    await stage.perform({ kind: "crash", node: "n", survivors: 0 });
    const { failure, log } = await stage.perform({ kind: "restart", node: "n" });
    expect(failure).toContain("TypeError: Cannot delete");
    expect(log?.records).toEqual(["kept"]);
  });
});
