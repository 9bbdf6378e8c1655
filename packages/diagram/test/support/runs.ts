/** The runs that the tests draw: each shows other things that can happen. */
import type { Context, NodeFactory, Trace } from "@workbook/harness";
import { console } from "./console.ts";
import { deliver, record } from "./record.ts";
import { twoPhaseCommit } from "./two-phase-commit.ts";

const name = "two-phase-commit";

/** A coordinator that tells before it remembers, crashes in between, and later says the opposite: 4 nodes, 9 steps. */
export const splitDecision = (): Promise<Trace> =>
  record(
    twoPhaseCommit(["yes", "yes", "yes"], "tell first"),
    [
      ...deliver(0, 1, 2, 3, 4),
      { kind: "deliver", message: 5, crash: { afterEffects: 1, survivors: 0 } },
      ...deliver(6),
      { kind: "restart", node: "coordinator" },
      ...deliver(9),
    ],
    {
      name,
      params: { votes: ["yes", "yes", "yes"] },
      violation: { property: "AC1 agreement", sentence: "p1 committed, p2 aborted", step: 12 },
    },
  );

/** A loss, a repetition, a timer that fires too early and one that does not: 4 nodes, 12 steps. */
export const faultyNetwork = (): Promise<Trace> =>
  record(
    twoPhaseCommit(["yes", "yes", "no"]),
    [
      ...deliver(0),
      { kind: "drop", message: 1 },
      { kind: "duplicate", message: 3 },
      ...deliver(3),
      { kind: "timer", node: "p2", name: "prepare", early: true },
      ...deliver(4, 2, 5),
      { kind: "crash", node: "p1", survivors: 0 },
      ...deliver(8),
      { kind: "restart", node: "p1" },
      { kind: "drop", message: 9 },
    ],
    { name, params: { votes: ["yes", "yes", "no"] } },
  );

/** A partition that loses what crosses it, and heals. */
export const partitioned = (): Promise<Trace> =>
  record(
    twoPhaseCommit(["yes", "yes"]),
    [
      ...deliver(0),
      { kind: "partition", side: ["coordinator", "p1"] },
      ...deliver(2),
      { kind: "timer", node: "coordinator", name: "votes", early: false },
      { kind: "heal" },
      ...deliver(3),
    ],
    { name, params: { votes: ["yes", "yes"] } },
  );

/** The coordinator dies after all have voted: nobody else can know the outcome. */
export const blocked = (): Promise<Trace> =>
  record(
    twoPhaseCommit(["yes", "yes"]),
    [...deliver(0, 1, 2), { kind: "deliver", message: 3, crash: { afterEffects: 2, survivors: 0 } }],
    {
      name,
      params: { votes: ["yes", "yes"] },
      violation: {
        property: "non-blocking",
        sentence:
          "p1 and p2 are blocked: up and undecided, and no continuation without a further fault or a repair leads to a decision",
        step: 6,
        waits: [
          { node: "p1", for: "coordinator, which is down" },
          { node: "p2", for: "coordinator, which is down" },
        ],
      },
    },
  );

/** A shop that calls a bank: a reply, a time-out, a repeated request, an observation, a handler that throws. */
export const calls = (): Promise<Trace> =>
  record(
    {
      shop: (ctx) => new Shop(ctx),
      bank: () => new Bank(),
    },
    [
      ...deliver(0, 1),
      { kind: "retransmit", node: "shop", call: "0.2", early: true },
      { kind: "expire", node: "shop", call: "0.2", early: true },
      ...deliver(3),
    ],
    { name: "shop-and-bank" },
  );

/** On a network that never forgets, a message arrives twice. */
export const forgetless = (): Promise<Trace> =>
  record(twoPhaseCommit(["yes"]), [...deliver(0, 0), { kind: "drop", message: 0 }, ...deliver(1)], {
    name,
    network: "forgetless",
  });

/** A node that sleeps, writes to itself, replaces its log and crashes with unforced records; one that dies at its start. */
export const loners = (): Promise<Trace> =>
  record(
    { night: (ctx) => new Night(ctx), stillborn: (ctx) => new Stillborn(ctx) },
    [
      { kind: "restart", node: "stillborn" },
      { kind: "deliver", message: 0 },
      { kind: "wake", node: "night", sleep: 0, early: false },
      { kind: "crash", node: "night", survivors: 1 },
    ],
    { name: "loners", crashAtStart: "stillborn" },
  );

/** A coordinator and so many participants less one; the first and the last vote. */
export const crowded = (nodes = 6): Promise<Trace> => {
  const votes = Array.from({ length: nodes - 1 }, () => "yes" as const);
  return record(twoPhaseCommit(votes), deliver(0, nodes - 2, nodes - 1, nodes), { name, params: { votes } });
};

/** A run whose virtual time was kept. */
export const timed = (): Promise<Trace> =>
  record(
    twoPhaseCommit(["yes"]),
    [
      { kind: "deliver", message: 0, at: 12 },
      { kind: "deliver", message: 1, at: 31.4 },
      { kind: "deliver", message: 2, at: 12_345 },
    ],
    { name },
  );

/** A node that prints, emits and sends what it is told to. */
export const saying = (text = "words"): Promise<Trace> =>
  record(
    {
      speaker: (ctx) => ({
        onStart: () => {
          console.log(text);
          ctx.emit(text);
          ctx.send("listener", { type: text } as never);
        },
      }),
      listener: () => ({ onMessage: () => {} }),
    },
    deliver(0),
    { name: "speech" },
  );

/** Names and data that are markup, terminal commands, or both. */
export const hostile = (): Promise<Trace> => {
  const nodes: Record<string, NodeFactory> = {
    '<b>"a"</b>': (ctx) => ({ onStart: () => ctx.send("b&c", { type: "<script>alert(1)</script>" } as never) }),
    "b&c": (ctx) => ({
      onMessage: () => {
        ctx.log.force({ type: "\u001b[2Jwiped", "]]>": "</script><script>alert(2)</script>" });
        ctx.emit("\ud800\u0000\u202e<!--");
      },
    }),
  };
  return record(nodes, deliver(0), {
    name: "</title><script>alert(3)</script>",
    violation: { property: "<i>P</i>", sentence: "</script><img src=x onerror=alert(4)> \u2028", step: 2 },
  });
};

class Shop {
  paid: readonly string[] = [];
  readonly ctx: Context;

  constructor(ctx: Context) {
    this.ctx = ctx;
  }

  async onStart(): Promise<void> {
    await this.pay("ann", 5);
    await this.pay("bob", 7);
  }

  async pay(account: string, amount: number): Promise<void> {
    const asked = { type: "debit", account, amount };
    const result = await this.ctx.call("bank", asked, { timeoutMs: 50, retry: "until-reply" });
    this.paid = [...this.paid, account];
    this.ctx.emit({ type: "shipped", to: account, certain: result.ok });
  }
}

class Bank {
  served = 0;

  onDebit(): { ok: boolean } {
    if (++this.served > 1) throw new Error("the bank is closed");
    return { ok: true };
  }
}

class Night {
  readonly ctx: Context;

  constructor(ctx: Context) {
    this.ctx = ctx;
  }

  async onStart(): Promise<void> {
    this.ctx.send(this.ctx.id, { type: "tick" });
    await this.ctx.sleep(1000);
    this.ctx.log.compact([{ type: "dawn" }]);
    this.ctx.log.write({ type: "egg", n: 1 });
    this.ctx.log.write({ type: "egg", n: 2 });
  }

  onTick(): void {}
}

class Stillborn {
  readonly ctx: Context;

  constructor(ctx: Context) {
    this.ctx = ctx;
  }

  onStart(): void {
    this.ctx.log.force({ type: "born" });
    this.ctx.emit("a cry");
  }
}
