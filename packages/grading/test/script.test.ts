/** Scripts: what they do to a protocol, and where they cannot go on. */
import { type Context, type Decision, defineCluster, type NodeId } from "@workbook/harness";
import { describe, expect, it } from "vitest";
import { type Command, playScript } from "../src/script.ts";

type Message = { readonly type: "question" } | { readonly type: "answer" };

/** Asks both others, and decides when both have answered. */
class Asker {
  answers = 0;
  readonly ctx: Context<Message>;

  constructor(ctx: Context<Message>) {
    this.ctx = ctx;
  }

  onStart() {
    for (const id of ["p1", "p2"]) this.ctx.send(id, { type: "question" });
    this.ctx.setTimer("patience", 10);
  }

  onTimer() {
    this.ctx.decide("abort");
  }

  onAnswer() {
    if (++this.answers === 2) this.ctx.decide("commit");
  }
}

class Answerer {
  readonly ctx: Context<Message>;

  constructor(ctx: Context<Message>) {
    this.ctx = ctx;
  }

  onQuestion(from: NodeId) {
    this.ctx.send(from, { type: "answer" });
  }
}

const cluster = defineCluster("asking", (_: Record<string, never>) => ({
  nodes: {
    asker: (ctx) => new Asker(ctx),
    p1: (ctx) => new Answerer(ctx),
    p2: (ctx) => new Answerer(ctx),
  },
  inFlightCap: 8,
}))({});

const played = (...script: Command[]) => playScript(cluster, "multiset", script);
const kinds = (choices: readonly { kind: string }[]) => choices.map(({ kind }) => kind).join(" ");
const decisions = ({ observed }: Awaited<ReturnType<typeof played>>): Decision[] =>
  observed.flatMap((event) => (event.kind === "decide" ? [event.decision] : []));

describe("a script", () => {
  it("starts everybody, and lets all arrive that comes of it", async () => {
    const run = await played({ do: "settle" });
    expect(kinds(run.choices)).toBe("start start start deliver deliver deliver deliver");
    expect(decisions(run)).toEqual(["commit"]);
    expect(run.stuck).toBeUndefined();
  });

  it("crashes a node inside a step, after the effect that was asked for", async () => {
    const run = await played({ do: "crash", node: "asker", after: 1 }, { do: "settle" });
    expect(run.choices[0]).toEqual({ kind: "start", node: "asker", crash: { afterEffects: 1, survivors: 0 } });
    expect(run.observed.filter(({ kind, node }) => kind === "deliver" && node === "p2")).toEqual([]);
    expect(run.faults.crashes).toEqual({ asker: 1 });
  });

  it("crashes a node after the last effect of a step in a step of its own, when all have started", async () => {
    const run = await played({ do: "crash", node: "asker", after: 2 }, { do: "deliver", from: "asker", to: "p1" });
    expect(kinds(run.choices)).toBe("start start start crash deliver");
    const later = await played({ do: "settle" }, { do: "crash", node: "asker", after: 3 });
    expect(later.stuck).toMatch(/ends before asker has had 3 effects/);
  });

  it("fires a timer early or late, and counts what is early", async () => {
    const early = await played({ do: "timeout", node: "asker" });
    expect(early.faults.timeouts).toEqual({ asker: 1 });
    expect(decisions(early)).toEqual(["abort"]);
    const late = await played({ do: "partition", side: ["asker"] }, { do: "timeout", node: "asker" }, { do: "heal" });
    expect(late.choices.find(({ kind }) => kind === "partition")).toEqual({ kind: "partition", side: ["p1", "p2"] });
    expect(late.faults).toMatchObject({ timeouts: {}, partitions: 1 });
  });

  it("says where it cannot go on, and shows the run until there", async () => {
    const run = await played({ do: "deliver", from: "asker", to: "p1" }, { do: "deliver", from: "p2", to: "asker" });
    expect(run.stuck).toMatch(/nothing is on its way from p2 to asker/);
    const { trace, steps } = run.flaw("a schedule", "no");
    expect(steps).toBe(1);
    expect(trace.violation).toEqual({ property: "a schedule", sentence: "no", step: 3 });
    expect((await played({ do: "restart", node: "p1" })).stuck).toMatch(/p1 cannot restart: it is not down/);
    expect((await played({ do: "crash", node: "p3" })).stuck).toMatch(/there is no node p3/);
    expect((await playScript(cluster, "multiset", 7)).stuck).toMatch(/no script/);
  });
});
