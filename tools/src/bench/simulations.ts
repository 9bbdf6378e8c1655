/** Long simulations: nodes that do as little as they can, so that what is measured is the simulator. */
import { nodeSurroundings } from "@workbook/grading";
import { type Cluster, type Context, defineCluster, inProcessExecutor, sourceOf } from "@workbook/harness";
import { calm, constant, simulate } from "@workbook/simulator";
import type { Counts } from "./workloads.ts";

/** Answers every message with another, keeps a timer running, and has its log replaced before it grows. */
class Busy {
  heard = 0;

  constructor(
    readonly ctx: Context,
    readonly other: string,
  ) {}

  onStart() {
    this.say();
  }

  onMore() {
    if (++this.heard % 10 === 0) this.ctx.log.force(this.heard);
    if (this.heard % 100 === 0) this.ctx.log.compact([]);
    this.say();
  }

  onTimer() {
    this.say();
  }

  private say() {
    this.ctx.setTimer("idle", 50);
    this.ctx.send(this.other, { type: "more" });
  }
}

/** Calls, waits for the reply, and calls again. */
class Caller {
  constructor(
    readonly ctx: Context,
    readonly other: string,
  ) {}

  async onStart() {
    for (;;) await this.ctx.call(this.other, { type: "ask" }, { timeoutMs: 100 });
  }

  onAsk() {
    return "answer";
  }
}

const styles: Readonly<Record<"handlers" | "async", Cluster["nodes"]>> = {
  handlers: { a: (ctx) => new Busy(ctx, "b"), b: (ctx) => new Busy(ctx, "a") },
  async: { a: (ctx) => new Caller(ctx, "b"), b: (ctx) => new Caller(ctx, "a") },
};

/** So many runs of so many events. The last is made twice: the simulator compares what its nodes do, word for word. */
export async function eventsOf(style: keyof typeof styles, runs: number, events: number): Promise<Counts> {
  const cluster = defineCluster(style, () => ({ nodes: styles[style], inFlightCap: 10 }))({});
  const { coverage } = await simulate(cluster, {
    seeds: runs,
    latency: constant(5),
    faults: calm,
    stormMs: Number.MAX_SAFE_INTEGER,
    bound: { events },
    executor: inProcessExecutor(sourceOf(cluster), nodeSurroundings()),
  });
  if (coverage.events !== runs * events) throw new Error(`${coverage.events} events and not ${runs * events}`);
  return { distinct: 0, generated: coverage.events + events, executions: coverage.executions + events };
}
