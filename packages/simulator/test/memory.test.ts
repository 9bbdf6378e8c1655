/** A long run holds no more than a short one: its past is nowhere. */
import type { Context } from "@workbook/harness";
import { expect, it } from "vitest";
import { calm, exponential } from "../src/index.ts";
import { fullClimate } from "../src/sampling.ts";
import { SimulatedRun } from "../src/simulated-run.ts";
import { Watch } from "../src/watch.ts";
import { clusterOf, executorOf } from "./support/toy.ts";

/** Asks its neighbour again and again, keeps a timer running, and has its log replaced before it grows. */
class Busy {
  asked = 0;

  constructor(
    readonly ctx: Context,
    readonly other: string,
  ) {}

  onStart() {
    this.onTimer();
  }

  onMore(from: string) {
    this.ctx.log.force(++this.asked);
    if (this.asked % 10 === 0) this.ctx.log.compact([]);
    this.ctx.setTimer("idle", 50);
    this.ctx.send(from, { type: "more" });
  }

  onTimer() {
    this.ctx.setTimer("idle", 50);
    this.ctx.send(this.other, { type: "more" });
  }
}

/** How many objects can be reached from here. */
function reachable(from: object): number {
  const seen = new Set<object>([from]);
  for (const object of seen) {
    const held =
      object instanceof Map ? [...object.keys(), ...object.values()] : object instanceof Set ? [...object] : [];
    for (const value of [...held, ...Object.values(object)])
      if (value !== null && typeof value === "object") seen.add(value);
  }
  return seen.size;
}

async function heldAfter(events: number): Promise<number> {
  const cluster = clusterOf({ a: (ctx) => new Busy(ctx, "b"), b: (ctx) => new Busy(ctx, "a") });
  const live = executorOf(cluster).begin();
  const faults = { ...calm, drop: 0.1, duplicate: 0.05, crash: 0.001, outage: exponential(10) };
  const climate = fullClimate({ latency: exponential(5), faults, stormMs: 1e9, bound: { events } });
  const run = new SimulatedRun({ cluster, climate, seed: 3, live, watch: new Watch({}, ["a", "b"]) });
  expect([await run.run(), run.events]).toEqual(["events", events]);
  live.close();
  return reachable(run);
}

it("a run of many events holds as much as one of few", { timeout: 0 }, async () => {
  const [few, many] = [await heldAfter(2_000), await heldAfter(60_000)];
  expect(many).toBeLessThan(2 * few);
  expect(few).toBeGreaterThan(50);
});
