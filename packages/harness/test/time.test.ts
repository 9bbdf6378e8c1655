import { type Choice, type Context, type Monitor, none, sometimes } from "@workbook/harness";
import { describe, expect, it } from "vitest";
import { brief, clusterOf, exploreHere, Stage } from "./support/stage.ts";

/** Does at its start what it is told, and says which timer expires. */
const node =
  (onStart: (ctx: Context) => unknown, onGo: (ctx: Context) => unknown = () => {}) =>
  (ctx: Context) => ({
    onStart: () => onStart(ctx),
    onGo: () => onGo(ctx),
    onTimer: (name: string) => ctx.emit(name),
  });

const names = (stage: Stage) =>
  stage.run
    .stateOf("n")
    .local.expirable()
    .flatMap(({ input }) => (input.kind === "timer" ? [input.name] : [input.kind]));
const expire = (name: string): Choice => ({ kind: "timer", node: "n", name, early: true });

async function started(onStart: (ctx: Context) => unknown, onGo?: (ctx: Context) => unknown) {
  const stage = new Stage({ n: node(onStart, onGo) });
  await stage.start();
  return stage;
}

describe("a timer", () => {
  it("set no later and strictly shorter goes first", async () => {
    const stage = await started((ctx) => {
      ctx.setTimer("long", 20);
      ctx.setTimer("short", 10);
    });
    expect(names(stage)).toEqual(["short"]);
    await stage.perform(expire("short"));
    expect(names(stage)).toEqual(["long"]);
  });

  it("of the same length goes in either order", async () => {
    const stage = await started((ctx) => {
      ctx.setTimer("one", 10);
      ctx.setTimer("other", 10);
    });
    expect(names(stage)).toEqual(["one", "other"]);
  });

  it("that is shorter but was set later may go in either order: nobody knows how much later", async () => {
    const stage = await started(
      (ctx) => ctx.setTimer("long", 20),
      (ctx) => ctx.setTimer("short", 10),
    );
    await stage.inject("n", "n", { type: "go" });
    expect(names(stage)).toEqual(["long", "short"]);
  });

  it("that is cancelled never fires", async () => {
    const stage = await started(
      (ctx) => ctx.setTimer("t", 10),
      (ctx) => ctx.cancelTimer("t"),
    );
    await stage.inject("n", "n", { type: "go" });
    expect(names(stage)).toEqual([]);
    await expect(stage.perform(expire("t"))).rejects.toThrow("no running timer for timer t");
  });

  it("set again starts anew", async () => {
    const stage = await started(
      (ctx) => {
        ctx.setTimer("t", 10);
        ctx.setTimer("u", 15);
      },
      (ctx) => ctx.setTimer("t", 20),
    );
    expect(names(stage)).toEqual(["t"]);
    await stage.inject("n", "n", { type: "go" });
    expect(names(stage)).toEqual(["u"]);
  });

  it("that has fired is not running: stopping it does nothing", async () => {
    const stage = await started(
      (ctx) => ctx.setTimer("t", 10),
      (ctx) => ctx.cancelTimer("t"),
    );
    expect(brief(await stage.perform(expire("t")))).toEqual(["emit t"]);
    expect((await stage.inject("n", "n", { type: "go" })).failure).toBeUndefined();
  });

  it.each([-1, Number.NaN, Infinity, "10"])("of %s milliseconds is refused", async (ms) => {
    const stage = await started((ctx) => ctx.setTimer("t", ms as number));
    expect(stage.run.steps[0]?.failure).toBe(`timer "t" lasts ${ms}; give it milliseconds, 0 or more`);
  });

  it("is tried in every order that is possible, and in no other", async () => {
    const order: Monitor<string> = {
      name: "order",
      watches: ["timer"],
      initial: () => "",
      observe: (seen, event) => (event.kind === "timer" ? seen + event.name : seen),
    };
    const timers = node((ctx) => {
      ctx.setTimer("a", 10);
      ctx.setTimer("b", 10);
      ctx.setTimer("c", 11);
    });
    const goals = ["abc", "bac", "acb", "cab"].map((text) => sometimes(text, order, (seen) => seen === text));
    const { unreached } = await exploreHere(clusterOf({ n: timers }), { faults: none, sometimes: goals });
    expect(unreached).toEqual(["acb", "cab"]);
  });
});

describe("the clock", () => {
  it("stands at a timer's deadline when it fires, and stands still otherwise", async () => {
    const reads = (ctx: Context) => ({
      onStart() {
        ctx.setTimer("a", 30);
        ctx.setTimer("b", 40);
      },
      onGo: () => ctx.emit(ctx.now()),
      onTimer: () => ctx.emit(ctx.now()),
    });
    const stage = new Stage({ n: reads });
    await stage.start();
    await stage.inject("n", "n", { type: "go" });
    await stage.all([expire("a"), expire("b")]);
    await stage.inject("n", "n", { type: "go" });
    expect(stage.emitted).toEqual(["n 0", "n 30", "n 40", "n 40"]);
  });

  it("begins anew after a crash", async () => {
    const stage = await started((ctx) => {
      ctx.emit(ctx.now());
      ctx.setTimer("t", 9);
    });
    await stage.all([expire("t"), { kind: "crash", node: "n", survivors: 0 }, { kind: "restart", node: "n" }]);
    expect(stage.emitted).toEqual(["n 0", "n t", "n 0"]);
  });
});

describe("sleep, now and random", () => {
  const restless = (ctx: Context) => ({
    async onStart() {
      for (let nap = 0; nap < 3; nap++) {
        ctx.emit([ctx.now(), ctx.random()]);
        await ctx.sleep(5);
      }
    },
  });
  const naps: Choice[] = [
    { kind: "start", node: "n" },
    ...Array.from({ length: 3 }, (): Choice => ({ kind: "wake", node: "n", sleep: 0, early: false })),
  ];

  it("are the same in every replay", async () => {
    const once = new Stage({ n: restless });
    const again = new Stage({ n: restless });
    await once.all(naps);
    await again.all(naps);
    expect(again.emitted).toEqual(once.emitted);
    expect(
      once.run.observed.flatMap((event) => (event.kind === "emit" ? [(event.observation as number[])[0]] : [])),
    ).toEqual([0, 5, 10]);
  });

  it("differ between nodes and between incarnations, and random is from 0 up to 1", async () => {
    const stage = new Stage({ n: restless, m: restless });
    await stage.all([
      { kind: "start", node: "n" },
      { kind: "start", node: "m" },
      { kind: "crash", node: "n", survivors: 0 },
      { kind: "restart", node: "n" },
    ]);
    const drawn = stage.run.observed.flatMap((event) =>
      event.kind === "emit" ? [(event.observation as number[])[1]!] : [],
    );
    expect(new Set(drawn).size).toBe(3);
    for (const number of drawn) expect(number >= 0 && number < 1).toBe(true);
  });

  it("of two sleeps each wakes its own", async () => {
    const sleeper = (ctx: Context) => {
      const nap = async (ms: number, name: string) => {
        await ctx.sleep(ms);
        ctx.emit(name);
      };
      return { onStart: () => void Promise.all([nap(10, "short"), nap(20, "long")]) };
    };
    const stage = new Stage({ n: sleeper });
    await stage.start();
    await stage.all([0, 1].map((sleep) => ({ kind: "wake", node: "n", sleep, early: true })));
    expect(stage.emitted).toEqual(["n short", "n long"]);
  });
});
