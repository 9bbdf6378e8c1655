/** Dice, distributions and swarms: the same numbers for the same seed, and the moments that their names promise. */
import { describe, expect, it } from "vitest";
import { Agenda } from "../src/agenda.ts";
import { Dice } from "../src/dice.ts";
import { calm, constant, describeLatency, exponential, type Latency, logNormal, uniform } from "../src/index.ts";
import { sampler } from "../src/latency.ts";
import { describeSampling } from "../src/sampling.ts";
import { slowness } from "../src/swarm.ts";
import { Weather } from "../src/weather.ts";

const count = 20_000;

function moments(latency: Latency) {
  const dice = new Dice(7);
  const draw = sampler(latency);
  const drawn = Array.from({ length: count }, () => draw(dice)).sort((a, b) => a - b);
  const mean = drawn.reduce((sum, ms) => sum + ms, 0) / count;
  const deviation = Math.sqrt(drawn.reduce((sum, ms) => sum + (ms - mean) ** 2, 0) / count);
  const rank = (share: number) => drawn[Math.floor(share * count)]!;
  const round = (ms: number) => Math.round(ms * 100) / 100;
  return [mean, deviation, rank(0.5), rank(0.99)].map(round);
}

// In theory: 5, 0, 5, 5; 15, 2.89, 15, 19.9; 20, 20, 13.86, 92.1; 16.32, 21.05, 10, 100.
describe("a distribution", () => {
  it.each([
    ["constant", constant(5), [5, 0, 5, 5]],
    ["uniform", uniform(10, 20), [14.99, 2.88, 14.99, 19.89]],
    ["exponential", exponential(20), [19.87, 19.86, 13.84, 91.12]],
    ["log-normal", logNormal(10, 100), [16.25, 21.35, 9.95, 98.37]],
  ] as const)("%s has its mean, deviation, median and 99th percentile", (_, latency, expected) => {
    expect(moments(latency)).toEqual(expected);
  });

  it("says what it is", () => {
    const all = [constant(5), uniform(1, 9), exponential(20), logNormal(5, 80)];
    expect(all.map(describeLatency)).toEqual([
      "5 ms",
      "uniform 1 to 9 ms",
      "exponential 20 ms",
      "log-normal 5 ms, p99 80 ms",
    ]);
  });
});

describe("dice", () => {
  it("give the same numbers for the same seed, and others for its neighbour", () => {
    const first = (seed: number) => {
      const dice = new Dice(seed);
      return Array.from({ length: 4 }, () => dice.below(1000));
    };
    expect(first(1)).toEqual(first(1));
    expect(new Set([1, 2, 3, 2 ** 32 + 1].map((seed) => first(seed).join())).size).toBe(4);
  });

  it("are not thrown for what is certain", () => {
    const [one, other] = [new Dice(3), new Dice(3)];
    expect([one.happens(0), one.happens(1)]).toEqual([false, true]);
    expect(one.next()).toBe(other.next());
  });
});

describe("an agenda", () => {
  it("gives entries by time, and those of one time in the order in which they came", () => {
    const agenda = new Agenda<{ at: number; order: number }>();
    const dice = new Dice(5);
    for (let order = 0; order < 500; order++) agenda.add({ at: dice.below(50), order });
    const taken = Array.from({ length: 500 }, () => agenda.take()!);
    expect(taken).toEqual([...taken].sort((a, b) => a.at - b.at || a.order - b.order));
    expect([agenda.size, agenda.take()]).toEqual([0, undefined]);
  });
});

describe("a swarm", () => {
  const nodes = ["a", "b"];
  const share = (seed: number, chance: (weather: Weather) => boolean, faults: Partial<typeof calm>) => {
    const weather = new Weather(nodes, constant(5), { ...calm, ...faults }, new Dice(seed));
    let times = 0;
    for (let turn = 0; turn < 1000; turn++) if (chance(weather)) times++;
    return times;
  };
  const crashes = (seed: number) => share(seed, (weather) => weather.crashes(0), { crash: 0.5 });

  it("gives some runs none of a fault, and others up to the most", () => {
    const runs = Array.from({ length: 40 }, (_, seed) => crashes(seed + 1));
    expect(runs.filter((times) => times === 0).length).toBe(17);
    expect(Math.max(...runs)).toBe(507);
  });

  it("can be limited, and be of named nodes and links alone", () => {
    const limited = { crash: 1, atMost: { crashes: 3 } };
    expect(Math.max(...[1, 2, 3, 4].map((seed) => share(seed, (w) => w.crashes(0), limited)))).toBe(3);
    const named = { drop: { "a->b": 1 } };
    expect(Math.max(...[1, 2, 3, 4].map((seed) => share(seed, (w) => w.drops(1, 0), named)))).toBe(0);
    expect(Math.max(...[1, 2, 3, 4].map((seed) => share(seed, (w) => w.drops(0, 1), named)))).toBeGreaterThan(0);
  });

  it("makes slow links slow for as long as there are faults", () => {
    const seeds = Array.from({ length: 20 }, (_, seed) => seed);
    const weathers = seeds.map(
      (seed) => new Weather(nodes, constant(5), { ...calm, slow: { "a->b": 1 } }, new Dice(seed)),
    );
    const latencies = (from: number, to: number) => new Set(weathers.map((weather) => weather.latency(from, to)));
    expect([...latencies(0, 1)].sort()).toEqual([5 * slowness, 5]);
    expect([...latencies(1, 0)]).toEqual([5]);
    for (const weather of weathers) weather.stormy = false;
    expect([...latencies(0, 1)]).toEqual([5]);
  });

  it("says what it is", () => {
    const faults = { ...calm, crash: { w1: 0.01 }, drop: 0.002, atMost: { crashes: 2 } };
    const options = { seeds: 100, latency: constant(5), faults };
    expect(describeSampling(options)).toBe(
      "100 seeds, latency 5 ms, crash up to 1% (w1), drop up to 0.2%, at most 2 crashes, " +
        "outages exponential 1000 ms, 10,000 ms of faults, 60,000 ms to heal",
    );
    expect(describeSampling({ ...options, seeds: [7], faults: calm })).toBe("seed 7, latency 5 ms, no faults");
  });
});
