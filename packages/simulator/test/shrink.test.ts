/** Shrinking: what is not needed for a failure is taken away, down to what the explorer finds. */
import { explore } from "@workbook/explorer";
import { type Always, always, type Cluster, type Context, type Faults, type NodeId, none } from "@workbook/harness";
import { agreement } from "@workbook/properties";
import { describe, expect, it } from "vitest";
import { calm, exponential, type Swarm, uniform } from "../src/index.ts";
import type { Move } from "../src/move.ts";
import { shrink } from "../src/shrink.ts";
import { clusterOf, executorOf, simulateHere } from "./support/toy.ts";

const moveOf = (index: number): Move => ({ choice: { kind: "timer", node: "a", name: `${index}`, early: false } });
const namesOf = (moves: readonly Move[]) => moves.map(({ choice }) => ("name" in choice ? Number(choice.name) : -1));

describe("shrinking", () => {
  const failing = (needed: readonly number[]) => {
    let asked = 0;
    const retry = async (moves: readonly Move[]) => {
      asked++;
      const names = new Set(namesOf(moves));
      return needed.every((name) => names.has(name)) ? moves : undefined;
    };
    return { retry, asked: () => asked };
  };
  const moves = Array.from({ length: 1000 }, (_, index) => moveOf(index));

  it("leaves exactly what is needed, in the order in which it was", async () => {
    const { retry, asked } = failing([3, 500, 501, 999]);
    expect(namesOf(await shrink(moves, retry))).toEqual([3, 500, 501, 999]);
    expect(asked()).toBeLessThan(200);
  });

  it("takes away pairs that only go together", async () => {
    const retry = async (left: readonly Move[]) => {
      const names = new Set(namesOf(left));
      return names.has(5) && names.has(20) === names.has(40) ? left : undefined;
    };
    expect(namesOf(await shrink(moves.slice(0, 50), retry))).toEqual([5]);
  });

  it("leaves everything when nothing may be tried any more", async () => {
    expect(await shrink(moves, async () => undefined)).toEqual(moves);
  });

  it("never takes away a plain start", async () => {
    const start: Move = { choice: { kind: "start", node: "a" } };
    expect(await shrink([start, moveOf(1)], async (left) => left)).toEqual([start]);
  });

  it("takes a crash out of a step that fails without it", async () => {
    const crash = { afterEffects: 1, survivors: 0 };
    const cut: Move = { choice: { kind: "restart", node: "a", crash } };
    const retry = async (left: readonly Move[]) => (left.length === 1 ? left : undefined);
    expect(await shrink([cut], retry)).toEqual([{ choice: { kind: "restart", node: "a" } }]);
  });
});

type Word = { readonly type: "ask" | "yes" | "done" };

/** Collects a Yes of everybody, by count, and then commits; at a timeout it aborts. */
class Counter {
  yes = 0;
  over = false;

  constructor(
    readonly ctx: Context<Word>,
    readonly voters: readonly NodeId[],
  ) {}

  onStart() {
    for (const id of this.voters) this.ctx.send(id, { type: "ask" });
    this.ctx.setTimer("late", 300);
  }

  onYes() {
    if (++this.yes < this.voters.length || this.over) return;
    this.over = true;
    this.ctx.decide("commit");
    for (const id of this.voters) this.ctx.send(id, { type: "done" });
  }

  onTimer() {
    if (!this.over) this.ctx.decide("abort");
    this.over = true;
  }
}

/** Says Yes and waits; one that was not asked in time aborts. */
class Voter {
  asked = false;

  constructor(readonly ctx: Context<Word>) {}

  onStart() {
    if (!this.ctx.restarted) this.ctx.setTimer("idle", 400);
  }

  onAsk(from: NodeId) {
    if (!this.asked) this.ctx.cancelTimer("idle");
    this.asked = true;
    this.ctx.send(from, { type: "yes" });
  }

  onDone() {
    this.ctx.decide("commit");
  }

  onTimer() {
    this.ctx.decide("abort");
  }
}

/** Announces before it forces, and begins anew when it knows of nothing. */
class Forgetful extends Counter {
  override onStart() {
    const [outcome] = this.ctx.log.records;
    if (!this.ctx.restarted) super.onStart();
    else if (outcome === undefined) this.ctx.decide("abort");
  }

  override onYes() {
    super.onYes();
    if (this.over) this.ctx.log.force("commit");
  }
}

const voters = ["v1", "v2"];
const clusterWith = (counter: (ctx: Context<Word>) => object) =>
  clusterOf({ counter, ...Object.fromEntries(voters.map((id) => [id, (ctx: Context<Word>) => new Voter(ctx)])) });

async function compare(cluster: Cluster, swarm: Partial<Swarm>, faults: Partial<Faults>, claims: readonly Always[]) {
  const options = { network: "multiset", faults: { ...none, ...faults }, executor: executorOf(cluster) } as const;
  const shortest = (await explore(cluster, { ...options, always: claims })).violation;
  const lengths: number[] = [];
  for (let seed = 0; seed < 2000 && lengths.length < 6; ) {
    const seeds = Array.from({ length: 200 }, (_, index) => seed + index);
    const climate = { latency: exponential(20), faults: { ...calm, ...swarm } };
    const { violation } = await simulateHere(cluster, { ...climate, seeds, always: claims });
    if (!violation) break;
    lengths.push(violation.steps);
    seed = violation.seed + 1;
  }
  return { shortest: shortest?.steps ?? 0, lengths };
}

describe("a failure that was found by chance", () => {
  it("shrinks to the explorer's: a repeated Yes counts twice", async () => {
    const cluster = clusterWith((ctx) => new Counter(ctx, voters));
    const { shortest, lengths } = await compare(
      cluster,
      { duplicate: 0.3, drop: 0.3 },
      { duplicates: 1, timeouts: 1 },
      [agreement],
    );
    expect(lengths.length).toBe(6);
    expect(Math.max(...lengths)).toBeLessThanOrEqual(1.5 * shortest);
  });

  it("shrinks to the explorer's: a crash between an announcement and its force", async () => {
    const finality = always("finality", ({ nodes }) => nodes.some(({ reversed }) => reversed) && "changed its mind");
    const cluster = clusterWith((ctx) => new Forgetful(ctx, voters));
    const faults = { crashes: 1, restarts: 1 };
    const { shortest, lengths } = await compare(cluster, { crash: 0.2 }, faults, [finality]);
    expect(lengths.length).toBe(6);
    expect(Math.max(...lengths)).toBeLessThanOrEqual(1.5 * shortest);
  });
});

/** Passes a token round and round; the count of rounds is lost with a crash. */
class Carrier {
  constructor(
    readonly ctx: Context<{ readonly type: "token"; readonly round: number }>,
    readonly next: NodeId,
  ) {}

  onStart() {
    if (this.ctx.id === "a" && !this.ctx.restarted) this.ctx.send(this.next, { type: "token", round: 0 });
  }

  onToken(_from: NodeId, { round }: { readonly round: number }) {
    if (this.ctx.restarted && this.ctx.id === "c") this.ctx.emit("wrong");
    this.ctx.send(this.next, { type: "token", round: this.ctx.id === "a" ? round + 1 : round });
  }
}

it("a failure after hundreds of events shrinks to the few that it takes", async () => {
  const ring = clusterOf({
    a: (ctx) => new Carrier(ctx, "b"),
    b: (ctx) => new Carrier(ctx, "c"),
    c: (ctx) => new Carrier(ctx, "a"),
  });
  const wrong = always(
    "nothing is wrong",
    { name: "wrongs", watches: ["emit"], initial: () => 0, observe: (seen: number) => seen + 1 },
    (seen) => seen > 0 && "wrong",
  );
  const options = { seeds: 200, latency: exponential(1), stormMs: 1500, healingMs: 0, always: [wrong] };
  const { violation } = await simulateHere(ring, { ...options, faults: { ...calm, crash: { c: 0.002 } } });
  expect(violation?.foundSteps).toBeGreaterThan(300);
  // The token passes a and b; c crashes after it has passed it on, restarts, and gets it once more.
  expect(violation?.choices.filter(({ kind }) => kind !== "start").map(({ kind }) => kind)).toEqual([
    "crash",
    "restart",
    "deliver",
    "deliver",
  ]);
});

/** Sends a word every 100 ms. */
class Ticker {
  constructor(readonly ctx: Context<{ readonly type: "tick" }>) {}

  onStart() {
    this.onTimer();
  }

  onTimer() {
    this.ctx.send("listener", { type: "tick" });
    this.ctx.setTimer("next", 100);
  }
}

/** Does not bear to be told after a second. */
class Listener {
  constructor(readonly ctx: Context<never>) {}

  onTick() {
    if (this.ctx.now() > 1000) this.ctx.emit("too late");
  }
}

it("a failure that shrinks holds no message that is on its way for longer than one can be", async () => {
  const clock = clusterOf({ ticker: (ctx) => new Ticker(ctx), listener: (ctx) => new Listener(ctx) });
  const inTime = always(
    "in time",
    { name: "late", watches: ["emit"], initial: () => 0, observe: (late: number) => late + 1 },
    (late) => late > 0 && "late",
  );
  const { violation } = await simulateHere(clock, { latency: uniform(1, 50), stormMs: 2000, always: [inTime] });
  const { choice, ...last } = violation!.trace.steps.at(-1)!;
  const number = choice.kind === "deliver" ? choice.message : -1;
  const { sentAt } = violation!.trace.messages.find((message) => message.number === number)!;
  const sending = violation!.trace.steps[sentAt]!.choice;
  expect(last.node).toBe("listener");
  expect(choice.at! - sending.at!).toBeLessThanOrEqual(50);
});
