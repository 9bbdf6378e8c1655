import type { CallOptions, Choice, Context, Network, Plain } from "@workbook/harness";
import { describe, expect, it } from "vitest";
import { brief, Stage } from "./support/stage.ts";

class Client {
  constructor(
    readonly ctx: Context,
    readonly options?: CallOptions,
  ) {}
  async onStart() {
    const result = await this.ctx.call("bank", { type: "charge" }, this.options);
    this.ctx.emit(result.ok ? { reply: result.reply as Plain } : result.outcome);
  }
}

class Bank {
  charges = 0;
  constructor(readonly ctx: Context) {}
  onCharge() {
    this.ctx.emit("charged");
    return { receipt: ++this.charges };
  }
}

async function calling(options?: CallOptions, network: Network = "multiset") {
  const stage = new Stage({ client: (ctx) => new Client(ctx, options), bank: (ctx) => new Bank(ctx) }, network);
  await stage.start();
  return stage;
}

const crash = (node: string): Choice => ({ kind: "crash", node, survivors: 0 });
const expire: Choice = { kind: "expire", node: "client", call: "0.1", early: true };
const retransmit: Choice = { kind: "retransmit", node: "client", call: "0.1", early: true };
const reply = (stage: Stage, receipt: number) => stage.deliver("client", `{"receipt":${receipt}}`);

describe("a call", () => {
  it("is answered by what the handler returns", async () => {
    const stage = await calling();
    await stage.deliver("bank", "charge");
    expect(brief(await reply(stage, 1))).toEqual(['emit {"reply":{"receipt":1}}']);
    expect(stage.run.stateOf("client").local.calls).toEqual([]);
  });

  it("is answered by what an async handler returns in the end, after other events", async () => {
    const slow = (ctx: Context) => ({
      async onCharge() {
        await ctx.sleep(10);
        return "late";
      },
    });
    const stage = new Stage({ client: (ctx) => new Client(ctx), bank: slow });
    await stage.start();
    expect(brief(await stage.deliver("bank", "charge"))).toEqual(["sleep"]);
    const { effects } = await stage.perform({ kind: "wake", node: "bank", sleep: 0, early: false });
    expect(effects).toEqual([{ kind: "reply", call: "0.1", to: "client", message: "late" }]);
  });

  it("that times out is indefinite: its request is still on its way", async () => {
    const stage = await calling({ timeoutMs: 10 });
    expect(brief(await stage.perform(expire))).toEqual(["emit indefinite"]);
    expect(stage.inFlight("bank", "charge")).toBe(0);
  });

  it("that has ended: its request is carried out, and answers nobody", async () => {
    const stage = await calling({ timeoutMs: 10 });
    await stage.perform(expire);
    expect(brief(await stage.deliver("bank", "charge"))).toEqual(["emit charged"]);
    expect(stage.run.flight.numbers).toEqual([]);
  });

  it("that has ended: its reply on the way vanishes at once", async () => {
    const stage = await calling({ timeoutMs: 10 });
    await stage.deliver("bank", "charge");
    const late = stage.run.flight.numbers[0]!;
    const { lost } = await stage.perform(expire);
    expect(lost).toEqual([late]);
    await expect(stage.perform({ kind: "deliver", message: late })).rejects.toThrow("is not in flight");
  });

  it("that was answered takes no second reply", async () => {
    const stage = await calling();
    await stage.perform({ kind: "duplicate", message: 0 });
    await stage.deliver("bank", "charge");
    await stage.deliver("bank", "charge");
    const { lost } = await reply(stage, 1);
    expect(lost).toHaveLength(1);
    expect(stage.emitted.filter((text) => text.startsWith("client"))).toEqual(['client {"reply":{"receipt":1}}']);
  });

  it("without a timeout has nothing that could expire", async () => {
    const stage = await calling();
    expect(stage.run.stateOf("client").local.timers).toEqual([]);
    await expect(stage.perform(expire)).rejects.toThrow("no running timer");
  });

  it("dies with its caller: neither its reply nor its request's answer reaches the next incarnation", async () => {
    const answered = await calling();
    await answered.deliver("bank", "charge");
    expect((await answered.perform(crash("client"))).lost).toHaveLength(1);
    const asked = await calling();
    await asked.all([crash("client"), { kind: "restart", node: "client" }]);
    await asked.perform({ kind: "deliver", message: 0 });
    expect(asked.run.flight.numbers.map((number) => asked.run.flight.find(number).kind)).toEqual(["request"]);
  });

  it("of another incarnation has another identity", async () => {
    const stage = await calling();
    await stage.all([crash("client"), { kind: "restart", node: "client" }]);
    expect(stage.run.stateOf("client").local.calls.map(({ call }) => call)).toEqual(["1.1"]);
  });

  it("until a reply comes is repeated under the same identity", async () => {
    const stage = await calling({ retry: "until-reply" });
    await stage.perform({ kind: "drop", message: 0 });
    const { sent } = await stage.perform(retransmit);
    expect(stage.run.flight.find(sent[0]!)).toMatchObject({ kind: "request", call: "0.1", to: "bank" });
    await stage.deliver("bank", "charge");
    await reply(stage, 1);
    await expect(stage.perform(retransmit)).rejects.toThrow("client has no pending call 0.1");
  });

  it("on the forgetless network leaves its request there for ever, and it answers while the call waits", async () => {
    const stage = await calling({ timeoutMs: 10 }, "forgetless");
    await stage.deliver("bank", "charge");
    await stage.deliver("bank", "charge");
    await reply(stage, 2);
    expect(stage.run.flight.numbers.map((number) => stage.run.flight.find(number).kind)).toEqual(["request"]);
    expect(brief(await stage.deliver("bank", "charge"))).toEqual(["emit charged"]);
  });

  it("to oneself works like any other", async () => {
    const own = (ctx: Context) => ({
      async onStart() {
        const result = await ctx.call("n", { type: "ask" });
        ctx.emit(result.ok && (result.reply as Plain));
      },
      onAsk: () => "me",
    });
    const stage = new Stage({ n: own });
    await stage.start();
    await stage.settle();
    expect(stage.emitted).toEqual(["n me"]);
  });

  it.each([
    ["nothing", () => undefined, "onCharge answers a call with nothing; return the reply"],
    ["a set", () => new Set([1]), "a reply holds an instance of Set at its top; use an array: [...set]"],
  ])("answered by %s is refused", async (_, onCharge, sentence) => {
    const stage = new Stage({ client: (ctx) => new Client(ctx), bank: () => ({ onCharge }) });
    await stage.start();
    expect((await stage.deliver("bank", "charge")).failure).toBe(sentence);
  });

  it("with a timeout that is no time is refused", async () => {
    const stage = await calling({ timeoutMs: -1 });
    expect(stage.run.steps[0]?.failure).toBe("a call's timeoutMs lasts -1; give it milliseconds, 0 or more");
  });

  it("needs no answer when the message was only sent", async () => {
    const stage = new Stage({
      a: (ctx) => ({ onStart: () => ctx.send("bank", { type: "charge" }) }),
      bank: (ctx) => new Bank(ctx),
    });
    await stage.start();
    expect(brief(await stage.deliver("bank", "charge"))).toEqual(["emit charged"]);
  });
});
