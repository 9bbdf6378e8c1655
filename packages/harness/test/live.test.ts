/** Live runs: the same steps as by re-execution, at once where nothing is awaited. */
import { promiseHooks } from "node:v8";
import { describe, expect, it } from "vitest";
import {
  type Context,
  defineCluster,
  type Input,
  inProcessExecutor,
  type LiveStep,
  macrotaskSurroundings,
  type NodeFactory,
  type Surroundings,
  sourceOf,
} from "../src/index.ts";

const watching: Surroundings = {
  ...macrotaskSurroundings(setImmediate),
  watchPromises() {
    let any = false;
    const note = () => {
      any = true;
    };
    const end = promiseHooks.createHook({ init: note, settled: note }) as () => void;
    const touched = () => {
      const was = any;
      any = false;
      return was;
    };
    return { touched, end };
  },
};

const executorOf = (node: NodeFactory, surroundings = watching) =>
  inProcessExecutor(sourceOf(defineCluster("toy", () => ({ nodes: { a: node }, inFlightCap: 9 }))({})), surroundings);

const start: Input = { kind: "start", incarnation: 0, log: [] };
const ping: Input = { kind: "deliver", from: "a", message: { type: "ping" } };

const plainNode: NodeFactory = (ctx: Context) => ({ onPing: () => ctx.send("a", { type: "ping" }) });

const floating: NodeFactory = (ctx: Context) => ({
  onPing() {
    void (async () => {
      await null;
      await null;
      ctx.emit("later");
    })();
  },
});

const asleep: NodeFactory = (ctx: Context) => ({
  async onPing() {
    await ctx.sleep(10);
    ctx.emit("awake");
  },
});

const kinds = async (step: LiveStep | Promise<LiveStep>) => (await step).effects.map(({ kind }) => kind);

describe("a live run", () => {
  it("answers at once when no promise was touched", () => {
    const run = executorOf(plainNode).begin();
    expect(run.step("a", start)).not.toBeInstanceOf(Promise);
    expect(run.step("a", ping)).toMatchObject({ effects: [{ kind: "send", to: "a" }], suspended: [] });
    run.close();
  });

  it("waits for a promise that no handler returned", async () => {
    const run = executorOf(floating).begin();
    run.step("a", start);
    const step = run.step("a", ping);
    expect(step).toBeInstanceOf(Promise);
    expect(await kinds(step)).toEqual(["emit"]);
    run.close();
  });

  it("waits always where the machine cannot tell", async () => {
    const run = executorOf(plainNode, macrotaskSurroundings(setImmediate)).begin();
    await run.step("a", start);
    const step = run.step("a", ping);
    expect(step).toBeInstanceOf(Promise);
    expect(await kinds(step)).toEqual(["send"]);
  });

  it("takes the steps that a re-execution takes", async () => {
    for (const node of [plainNode, floating, asleep]) {
      const executor = executorOf(node);
      const inputs = [start, ping, ...(node === asleep ? ([{ kind: "wake", sleep: 0 }] as const) : [ping])];
      const run = executor.begin();
      for (const [index, input] of inputs.entries()) {
        const { effects, suspended } = await run.step("a", input);
        const [again] = await executor.execute([{ node: "a", history: inputs.slice(0, index), input }]);
        expect({ effects, suspended }).toEqual({ effects: again?.effects, suspended: again?.suspended });
      }
      run.close();
    }
  });

  it("gives every incarnation fields of its own", async () => {
    const run = executorOf((ctx) => {
      const node = { pings: 0, onPing: () => ctx.emit(++node.pings) };
      return node;
    }).begin();
    await run.step("a", start);
    await run.step("a", ping);
    await run.step("a", { kind: "start", incarnation: 1, log: [] });
    expect((await run.step("a", ping)).effects).toEqual([{ kind: "emit", observation: 1 }]);
    run.close();
  });

  it("names the handlers that are suspended", async () => {
    const sleeper = executorOf(asleep).begin();
    await sleeper.step("a", start);
    expect((await sleeper.step("a", ping)).suspended).toEqual(["onPing"]);
    sleeper.close();
  });
});

describe("virtual time", () => {
  const clock = executorOf((ctx: Context) => ({ onPing: () => ctx.emit([ctx.now(), ctx.random()]) }));
  const told = async (startInput: Input, at?: number) => {
    const run = clock.begin();
    await run.step("a", startInput);
    const { effects } = await run.step("a", at === undefined ? ping : { ...ping, at });
    run.close();
    return effects;
  };

  it("is what an input says, else what timers say", async () => {
    expect(await told(start, 12.5)).toMatchObject([{ observation: [12.5, expect.any(Number)] }]);
    expect(await told({ ...start, at: 3 })).toMatchObject([{ observation: [3, expect.any(Number)] }]);
    expect(await told(start)).toMatchObject([{ observation: [0, expect.any(Number)] }]);
  });

  it("comes with random numbers of the run's seed", async () => {
    const [plain, one, same, other] = await Promise.all([
      told(start),
      told({ ...start, seed: 1 }),
      told({ ...start, seed: 1 }),
      told({ ...start, seed: 2 }),
    ]);
    expect(one).toEqual(same);
    expect(new Set([plain, one, other].map((effects) => JSON.stringify(effects))).size).toBe(3);
  });
});
