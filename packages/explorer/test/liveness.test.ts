import {
  type Context,
  decisions,
  eventually,
  type Monitor,
  none,
  possible,
  sometimes,
  type World,
} from "@workbook/harness";
import { describe, expect, it } from "vitest";
import { clusterOf, exploreHere } from "./support/toy.ts";
import { Coordinator, twoPhase } from "./support/two-phase.ts";

const decided = ({ nodes }: { nodes: readonly { up: boolean; decision?: unknown }[] }) =>
  nodes.every(({ up, decision }) => !up || decision !== undefined);
const everybodyDecides = eventually("everybody who is up has decided", decided);

/** Announces once and never again. */
class Mute extends Coordinator {
  override onTimer(timer: string) {
    if (timer === "votes") super.onTimer(timer);
  }
}

describe("eventually", () => {
  it("holds of a coordinator that repeats itself until all have acknowledged", async () => {
    const { outcome } = await exploreHere(twoPhase(["yes", "yes"]), {
      faults: { ...none, drops: 1 },
      eventually: [everybodyDecides],
    });
    expect(outcome).toBe("exhausted");
  });

  it("is broken by a coordinator that never repeats itself", async () => {
    const { violation } = await exploreHere(twoPhase(["yes"], Mute), {
      faults: { ...none, drops: 1 },
      eventually: [everybodyDecides],
    });
    expect(violation?.sentence).toMatch(/never comes: from here nothing more happens/);
  });

  it("says what is missing, where the goal knows", async () => {
    const goal = {
      ...everybodyDecides,
      missing: (world: unknown) => `only ${decisions(world as World).map(({ id }) => id)}`,
    };
    const lossy = { faults: { ...none, drops: 1 }, eventually: [goal] };
    const { violation } = await exploreHere(twoPhase(["yes"], Mute), lossy);
    expect(violation?.sentence).toMatch(/though no further fault does: only coordinator$/);
    expect(violation?.choices.at(-1)?.kind).toBe("timer");
    expect(violation?.choices.filter(({ kind }) => kind === "drop")).toHaveLength(1);
  });

  it("is broken by two nodes that give way to each other for ever, though possible holds", async () => {
    const cluster = clusterOf({ a: (ctx) => new Polite(ctx, "b"), b: (ctx) => new Polite(ctx, "a") });
    const asynchronous = { network: "forgetless", faults: { ...none, timeouts: Number.POSITIVE_INFINITY } } as const;
    const { outcome } = await exploreHere(cluster, {
      ...asynchronous,
      possible: [possible("somebody decides", someoneDecides)],
    });
    expect(outcome).toBe("exhausted");
    const { violation } = await exploreHere(cluster, {
      ...asynchronous,
      eventually: [eventually("somebody decides", someoneDecides)],
    });
    expect(violation?.sentence).toMatch(/can go round for ever/);
  });

  it("does not blame a node for a timer that other timers could only overtake for ever", async () => {
    const cluster = clusterOf({ a: (ctx) => new Ticking(ctx, false), b: (ctx) => new Ticking(ctx, true) });
    const { outcome } = await exploreHere(cluster, { eventually: [eventually("somebody decides", someoneDecides)] });
    expect(outcome).toBe("exhausted");
  });

  it("is broken by a ring without it, though the way on which the ring is found first has seen it", async () => {
    const lit = ({ lamp }: { lamp: boolean }) => lamp;
    const { violation, unreached } = await exploreHere(clusterOf({ n: (ctx) => new Lamplighter(ctx, "ring") }), {
      eventually: [eventually("the lamp is on", lamps, lit)],
      sometimes: [sometimes("the lamp is on", lamps, lit)],
    });
    expect(unreached).toEqual([]);
    expect(violation?.sentence).toMatch(/never comes: from here the run can go round for ever/);
  });

  it("is broken by an end to which one way leads past it and another does not", async () => {
    const seen = ({ ever }: { ever: boolean }) => ever;
    const cluster = clusterOf({ n: (ctx) => new Lamplighter(ctx, "end") });
    const { violation } = await exploreHere(cluster, { eventually: [eventually("the lamp was on", lamps, seen)] });
    expect(violation?.choices.map((choice) => ("name" in choice ? choice.name : choice.kind))).toEqual([
      "start",
      "pass",
    ]);
  });

  it("is not broken by a ring that a fair run must leave, wherever it was entered", async () => {
    const lit = ({ ever }: { ever: boolean }) => ever;
    const cluster = clusterOf({ n: (ctx) => new Lamplighter(ctx, "left") });
    const { outcome } = await exploreHere(cluster, { eventually: [eventually("the lamp was on", lamps, lit)] });
    expect(outcome).toBe("exhausted");
  });
});

const someoneDecides = ({ nodes }: { nodes: readonly { decision?: unknown }[] }) =>
  nodes.some(({ decision }) => decision !== undefined);

/** Decides when it is asked while it is not asking itself. */
class Polite {
  asking = false;
  constructor(
    readonly ctx: Context,
    readonly other: string,
  ) {}
  onStart() {
    this.ctx.setTimer("ask", 1);
  }
  onTimer() {
    this.asking = true;
    this.ctx.send(this.other, { type: "ask" });
  }
  onAsk() {
    if (!this.asking) return this.ctx.decide("commit");
    this.asking = false;
    this.ctx.setTimer("ask", 1);
  }
}

/** Whether the lamp is on, and whether it ever was. */
const lamps: Monitor<{ lamp: boolean; ever: boolean }> = {
  name: "lamps",
  watches: ["emit"],
  initial: () => ({ lamp: false, ever: false }),
  observe: ({ ever }, event) => {
    const lamp = event.kind === "emit" && event.observation === "on";
    return { lamp, ever: ever || lamp };
  },
};

/** Lights the lamp on its way and puts it out again, or passes by it; then goes round in a ring, or comes to its end. */
class Lamplighter {
  place = "street";

  constructor(
    readonly ctx: Context,
    readonly goal: "ring" | "end" | "left",
  ) {}

  onStart() {
    this.ctx.setTimer("light", 1);
    this.ctx.setTimer("pass", 1);
  }

  onTimer(timer: string) {
    for (const other of ["light", "pass", "round", "leave"]) this.ctx.cancelTimer(other);
    if (timer === "light" || timer === "leave") this.ctx.emit("on");
    if (timer === "light") return this.ctx.setTimer("out", 1);
    if (timer === "out") this.ctx.emit("off");
    this.place = timer === "leave" ? "home" : this.place === "north" ? "south" : "north";
    if (this.goal === "end" || this.place === "home") return;
    this.ctx.setTimer("round", 1);
    if (this.goal === "left" && this.place === "south") this.ctx.setTimer("leave", 1);
  }
}

/** Ticks for ever, or decides at its first tick. */
class Ticking {
  constructor(
    readonly ctx: Context,
    readonly decides: boolean,
  ) {}
  ticks = 0;
  onStart() {
    this.ctx.setTimer("tick", 1);
  }
  onTimer() {
    if (this.decides) return this.ctx.decide("commit");
    this.ticks = 1 - this.ticks;
    this.ctx.setTimer("tick", 1);
  }
}

describe("blocking", () => {
  const crash = { ...none, crashes: { coordinator: 1 } };

  it("is proven: a participant that voted Yes cannot decide while the coordinator is down", async () => {
    const { violation } = await exploreHere(twoPhase(["yes"]), { faults: crash, nonBlocking: "all" });
    expect(violation?.property).toBe("non-blocking");
    expect(violation?.trace.violation?.waits).toEqual([{ node: "p1", for: "coordinator, which is down" }]);
    expect(violation?.choices.map(({ kind }) => kind)).toContain("crash");
  });

  it("counts only nodes that must decide", async () => {
    const { outcome } = await exploreHere(twoPhase(["yes"]), {
      faults: crash,
      nonBlocking: "all",
      deciders: ["coordinator"],
    });
    expect(outcome).toBe("exhausted");
  });

  it("is reported, and no fault, where it may be", async () => {
    const down = sometimes("the coordinator is down", ({ nodes }) => nodes.some(({ id, up }) => id !== "p1" && !up));
    const search = { faults: crash, nonBlocking: "all" } as const;
    const { outcome, violation, blocked } = await exploreHere(twoPhase(["yes"]), { ...search, mayBlock: down });
    expect({ outcome, violation }).toEqual({ outcome: "exhausted", violation: undefined });
    expect(blocked?.trace.violation?.waits).toEqual([{ node: "p1", for: "coordinator, which is down" }]);
    const never = sometimes("never", () => false);
    const forbidden = await exploreHere(twoPhase(["yes"]), { ...search, mayBlock: never });
    expect(forbidden.violation).toEqual({ ...blocked });
    expect(forbidden.blocked).toBeUndefined();
  });

  it("is no verdict on a node that could still decide if its timer were hasty", async () => {
    const { outcome } = await exploreHere(twoPhase(["yes"]), { faults: { ...none, timeouts: 1 }, nonBlocking: "all" });
    expect(outcome).toBe("exhausted");
  });
});
