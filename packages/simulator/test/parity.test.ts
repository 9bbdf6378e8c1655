/** A live world does what the harness's own run does, whatever happens. */
import { playback, Run } from "@workbook/harness";
import { describe, expect, it } from "vitest";
import { calm, exponential, type Swarm } from "../src/index.ts";
import { Sampler } from "../src/sample.ts";
import { everything, medley, stopsAfter } from "./support/medley.ts";
import { executorOf, patient, quick } from "./support/toy.ts";

const storm: Swarm = {
  ...calm,
  crash: 0.1,
  drop: 0.1,
  duplicate: 0.1,
  partition: 0.03,
  slow: 0.2,
  outage: exponential(50),
};

function samplerOf(surroundings = quick, crashCuts: "effects" | "handlers" = "effects") {
  const cluster = medley();
  const executor = executorOf(cluster, surroundings);
  const always = [stopsAfter(120)];
  const sampler = new Sampler(cluster, {
    seeds: 1,
    latency: exponential(5),
    faults: storm,
    stormMs: 500,
    always,
    executor,
    crashCuts,
  });
  return { cluster, executor, sampler };
}

describe("a recorded run", () => {
  it("is played back by the harness, with the same observations", async () => {
    const kinds = new Set<string>();
    for (let seed = 1; seed <= 16; seed++) {
      const { cluster, executor, sampler } = samplerOf();
      const seen: string[] = [];
      const { moves, sample } = await sampler.record(seed);
      const choices = moves.map(({ choice }) => choice);
      await sampler.run(seed, { observe: (event) => void seen.push(JSON.stringify(event)) });
      const run = new Run({ cluster, network: "multiset", executor });
      for (const choice of choices) await run.perform(choice);
      expect(run.observed.map((event) => JSON.stringify(event))).toEqual(seen);
      expect(run.flight.messages.length).toBeGreaterThan(0);
      for (const { kind } of choices) kinds.add(kind);
      if (choices.some((choice) => "crash" in choice && choice.crash)) kinds.add("crash inside");
      expect(sample.events).toBeGreaterThan(0);
    }
    expect([...kinds].sort()).toEqual([
      "crash",
      "crash inside",
      "deliver",
      "drop",
      "duplicate",
      "expire",
      "heal",
      "partition",
      "restart",
      "retransmit",
      "start",
      "timer",
      "wake",
    ]);
  });

  it("can be made again from its moves alone", async () => {
    for (let seed = 1; seed <= 10; seed++) {
      const { sampler } = samplerOf();
      const found = await sampler.record(seed);
      const again = await sampler.replay(seed, found.moves, false);
      expect(again.moves).toEqual(found.moves);
      expect(again.sample.broken).toEqual(found.sample.broken);
    }
  });

  it("has no crash inside a step when handlers are atomic", async () => {
    for (let seed = 1; seed <= 10; seed++) {
      const { moves } = await samplerOf(quick, "handlers").sampler.record(seed);
      expect(moves.filter(({ choice }) => "crash" in choice && choice.crash)).toEqual([]);
    }
  });
});

describe("a run", () => {
  it("goes the same way whether steps without promises are waited for or not", async () => {
    for (let seed = 1; seed <= 10; seed++) {
      const slow = await samplerOf(patient).sampler.run(seed, { thorough: true });
      const fast = await samplerOf(quick).sampler.run(seed, { thorough: true });
      expect(fast).toEqual(slow);
    }
  });

  it("shows its virtual time to the playback", async () => {
    const { cluster, executor, sampler } = samplerOf();
    const { moves } = await sampler.record(3);
    const choices = moves.map(({ choice }) => choice);
    const trace = await playback({ cluster, network: "multiset", executor }, choices);
    const times = trace.steps.map(({ choice }) => choice.at ?? -1);
    expect(times).toEqual([...times].sort((a, b) => a - b));
    expect(times.at(-1)).toBeGreaterThan(0);
    expect(everything.watches).toHaveLength(11);
  });
});
