/** Simulations: what they find, what they cover, and that nothing in them depends on anything but the seed. */
import {
  always,
  type Context,
  type Effect,
  eventually,
  inProcessExecutor,
  type Monitor,
  type NodeId,
  type Observed,
  Sandbox,
  sometimes,
  todo,
} from "@workbook/harness";
import { describe, expect, it } from "vitest";
import { calm, constant, exponential, type Swarm, uniform } from "../src/index.ts";
import { medley, stopsAfter } from "./support/medley.ts";
import { clusterOf, quick, simulateHere } from "./support/toy.ts";

const storm: Swarm = { ...calm, crash: 0.05, drop: 0.1, duplicate: 0.1, partition: 0.02, outage: exponential(50) };

type Ping = { readonly type: "ping"; readonly round: number };

/** Plays ping-pong for some rounds; what is lost is sent again. */
class Player {
  round = 0;

  constructor(
    readonly ctx: Context<Ping>,
    readonly other: NodeId,
    readonly rounds: number,
  ) {}

  onStart() {
    this.round = this.ctx.log.records.length;
    for (const round of this.ctx.log.records) this.ctx.emit(round);
    this.serve();
  }

  onPing(_from: NodeId, { round }: Ping) {
    if (round < this.round) this.ctx.send(this.other, { type: "ping", round });
    if (round !== this.round || round === this.rounds) return;
    this.round++;
    this.ctx.log.force(round);
    this.ctx.emit(round);
    this.serve();
  }

  onTimer() {
    this.serve();
  }

  serve() {
    this.ctx.send(this.other, { type: "ping", round: this.round });
    if (this.round < this.rounds) this.ctx.setTimer("again", 200);
    else this.ctx.cancelTimer("again");
  }
}

const pingPong = (rounds: number) =>
  clusterOf({ a: (ctx) => new Player(ctx, "b", rounds), b: (ctx) => new Player(ctx, "a", rounds) });

/** How far each node has come. */
const rounds: Monitor<Readonly<Record<NodeId, number>>> = {
  name: "rounds",
  watches: ["emit"],
  initial: () => ({}),
  observe: (seen, event) => (event.kind === "emit" ? { ...seen, [event.node]: Number(event.observation) + 1 } : seen),
};
const all = (wanted: number) =>
  eventually(`${wanted} rounds`, rounds, ({ a = 0, b = 0 }) => a >= wanted && b >= wanted);

describe("a simulation", () => {
  it("gives the same result for the same seeds, to the byte", async () => {
    const options = { seeds: 20, latency: exponential(5), faults: storm, stormMs: 500, healingMs: 2000 };
    const [one, other] = [await simulateHere(medley(), options), await simulateHere(medley(), options)];
    expect(JSON.stringify(other)).toBe(JSON.stringify(one));
    expect(new Set(one.runs.map(({ digest }) => digest)).size).toBe(20);
    const [ninth] = (await simulateHere(medley(), { ...options, seeds: [9] })).runs;
    expect(ninth).toEqual(one.runs[8]);
  });

  it("heals: what must come has come at its end, whatever happened before", async () => {
    const options = { seeds: 50, latency: exponential(5), faults: storm, stormMs: 1000 };
    const { outcome, coverage } = await simulateHere(pingPong(20), { ...options, eventually: [all(20)] });
    expect(outcome).toBe("held");
    expect(Math.min(...Object.values(coverage.faults))).toBeGreaterThan(0);
    expect(coverage.summary).toBe(
      "sampled: 50 seeds, latency exponential 5 ms, crash up to 5%, drop up to 10%, duplicate up to 10%, " +
        "partition up to 2%, outages exponential 50 ms, 1,000 ms of faults, 60,000 ms to heal; " +
        `${coverage.events.toLocaleString("en-US")} events, ${coverage.faults.crashes} crashes, ` +
        `${coverage.faults.drops} drops, ${coverage.faults.duplicates} duplicates, ${coverage.faults.partitions} partitions`,
    );
  });

  it("fails when that is not so: nobody repeats what was lost", async () => {
    class Careless extends Player {
      override serve() {
        this.ctx.send(this.other, { type: "ping", round: this.round });
      }
    }
    const careless = clusterOf({ a: (ctx) => new Careless(ctx, "b", 9), b: (ctx) => new Careless(ctx, "a", 9) });
    const options = { seeds: 50, faults: { ...calm, drop: 0.2 }, eventually: [all(9)], stormMs: 80, healingMs: 100 };
    const { violation } = await simulateHere(careless, options);
    expect(violation?.sentence).toBe("9 rounds never comes: everything has healed and nothing more happens");
    expect(violation?.choices.filter(({ kind }) => kind === "drop")).toHaveLength(1);
    const goal = { ...all(9), missing: () => "an answer" };
    const said = await simulateHere(careless, { ...options, eventually: [goal] });
    expect(said.violation?.sentence).toBe(
      "9 rounds never comes: everything has healed and nothing more happens: an answer",
    );
  });

  it("says how long it waited for what does not come while other things do", async () => {
    const { violation } = await simulateHere(pingPong(2000), { eventually: [all(2000)], stormMs: 0, healingMs: 300 });
    expect(violation?.sentence).toBe("2000 rounds never comes: 300 ms after the last fault it is not there");
  });

  it("has crashed nodes up, and partitions healed, when it ends", async () => {
    const up = eventually("all are up", ({ nodes }) => nodes.every((node) => node.up));
    const options = { seeds: 50, faults: { ...storm, outage: constant(1e6) }, stormMs: 300, healingMs: 10_000 };
    const { outcome, coverage } = await simulateHere(pingPong(20), { ...options, eventually: [up, all(20)] });
    expect(outcome).toBe("held");
    expect(Math.min(coverage.faults.crashes, coverage.faults.partitions)).toBeGreaterThan(0);
  });

  it("finds a crash between two effects of one handler", async () => {
    class Announcer {
      constructor(readonly ctx: Context) {}
      onStart() {
        if (this.ctx.restarted && this.ctx.log.records.length === 0) return this.ctx.decide("abort");
        if (this.ctx.restarted) return;
        this.ctx.decide("commit");
        this.ctx.log.force("commit");
      }
    }
    const finality = always("finality", ({ nodes }) => nodes.some(({ reversed }) => reversed) && "changed its mind");
    const cluster = clusterOf({ a: (ctx) => new Announcer(ctx) });
    const options = { seeds: 50, faults: { ...calm, crash: 0.3 }, always: [finality] };
    expect((await simulateHere(cluster, { ...options, crashCuts: "handlers" })).outcome).toBe("held");
    const { violation, notes } = await simulateHere(cluster, options);
    expect(violation?.choices).toMatchObject([
      { kind: "start", crash: { afterEffects: 1, survivors: 0 } },
      { kind: "restart" },
    ]);
    expect(violation?.trace.violation).toEqual({ property: "finality", sentence: "changed its mind", step: 1 });
    expect(notes[0]).toMatch(/^found with seed \d+ after \d+ steps, of which 2 are needed$/);
  });

  it("names goals that no run reached", async () => {
    const goal = (wanted: number) => sometimes(`round ${wanted}`, rounds, ({ a = 0 }) => a === wanted);
    const { unreached } = await simulateHere(pingPong(20), { sometimes: [goal(7), goal(700)] });
    expect(unreached).toEqual(["round 700"]);
  });

  it("that meets its bound is neither right nor wrong", async () => {
    const { outcome, coverage } = await simulateHere(pingPong(1e9), { bound: { events: 500 } });
    expect([outcome, coverage.events]).toEqual(["bounded", 500]);
    expect(coverage.summary).toMatch(/^bounded: seed 1, latency 5 ms, no faults; 500 events/);
  });

  it("tells of a todo, and goes no further in that run", async () => {
    const unwritten = clusterOf({ a: () => ({ onStart: () => todo("1a: what now?") }) });
    const { outcome, todos } = await simulateHere(unwritten, { seeds: 3 });
    expect([outcome, todos]).toEqual(["held", ["1a: what now?"]]);
  });

  it("tells observers what happens and when", async () => {
    const seen: [string, number, number][] = [];
    const observe = (event: Observed, atMs: number, seed: number) => {
      if (event.kind === "emit") seen.push([event.node, atMs, seed]);
    };
    await simulateHere(pingPong(2), { seeds: [3], latency: constant(5), observe });
    expect(seen).toEqual([
      ["b", 5, 3],
      ["a", 5, 3],
      ["a", 10, 3],
      ["b", 10, 3],
    ]);
  });
});

describe("a property that looks at forced writes alone", () => {
  it("is shown each of them", async () => {
    class Writer {
      constructor(readonly ctx: Context) {}
      onStart(): void {
        this.ctx.log.force("one");
        this.ctx.log.compact(["two"]);
      }
    }
    const writes: Monitor<number> = {
      name: "writes",
      watches: ["force"],
      initial: () => 0,
      observe: (seen) => seen + 1,
    };
    const twice = eventually("two forced writes", writes, (seen) => seen === 2);
    const result = await simulateHere(clusterOf({ a: (ctx) => new Writer(ctx) }), { eventually: [twice] });
    expect(result.outcome).toBe("held");
  });
});

describe("what a node may not do", () => {
  const sentenceOf = async (node: object | ((ctx: Context) => object), cap?: number) => {
    const make = typeof node === "function" ? (node as (ctx: Context) => object) : () => node;
    const { violation } = await simulateHere(clusterOf({ a: make }, cap), { latency: uniform(1, 2) });
    return [violation?.property, violation?.sentence];
  };

  it("is to wait for what cannot come", async () => {
    expect(await sentenceOf({ onStart: () => new Promise(() => {}) })).toEqual([
      "never-settles",
      "onStart of a never settles: nothing that can still happen ends its await; " +
        "await a promise of ctx, or keep the promise's resolver in a field",
    ]);
  });

  it("is to send without end", async () => {
    const flood = (ctx: Context) => ({
      onStart: () => ctx.send("a", { type: "more" }),
      onMore: () => [1, 2].map(() => ctx.send("a", { type: "more" })),
    });
    expect((await sentenceOf(flood, 10))[0]).toBe("never stops sending");
  });

  it("is to do without end what takes no time", { timeout: 0 }, async () => {
    const hasty = (ctx: Context) => ({
      onStart: () => ctx.setTimer("now", 0),
      onTimer: () => ctx.setTimer("now", 0),
    });
    expect(await sentenceOf(hasty)).toEqual([
      "endless-loop",
      "time stands still at 0 ms: more than 100,000 events at one moment; let timers and sleeps take some time",
    ]);
  });

  it("is to break a rule of the harness", async () => {
    const lost = (ctx: Context) => ({ onStart: () => ctx.send("nobody", { type: "x" }) });
    expect((await sentenceOf(lost))[0]).toBe("unknown-node");
  });

  it("is to keep in its modules what a crash or another run must not find", async () => {
    const evaluate = () => {
      let starts = 0;
      const sly = (ctx: Context) => ({ onStart: () => ctx.emit(++starts) });
      return { sandbox: new Sandbox(), nodes: ["a"], create: (_: NodeId, ctx: Context) => sly(ctx) };
    };
    const of = async (seeds: number) => {
      const executor = inProcessExecutor({ evaluate }, quick);
      const { outcome, violation } = await simulateHere(clusterOf({ a: () => ({}) }), { seeds, executor });
      return [outcome, violation?.sentence];
    };
    expect(await of(1)).toEqual(["held", undefined]);
    expect(await of(2)).toEqual([
      "violated",
      "seed 2 ran in one way and then in another; " +
        "keep all that a node knows in its fields and its log, nothing in module variables",
    ]);
  });
});

describe("what is recorded", () => {
  it("is the choices up to the failure, which holds for as long as nothing changes", async () => {
    const options = { seeds: 30, latency: exponential(5), faults: storm, always: [stopsAfter(60)] };
    const { violation } = await simulateHere(medley(), options);
    const effects = violation?.trace.steps.flatMap((step) => step.effects as Effect[]) ?? [];
    expect(violation?.choices.length).toBe(violation?.trace.steps.length);
    expect(effects.length).toBeGreaterThan(0);
  });
});
