import {
  always,
  type Context,
  eventually,
  type Goal,
  type Monitor,
  none,
  type Plain,
  sometimes,
} from "@workbook/harness";
import { describe, expect, it } from "vitest";
import { clusterOf, exploreHere } from "./support/toy.ts";

/** Everything that was emitted, by node. */
const emissions: Monitor<readonly string[]> = {
  name: "emissions",
  watches: ["emit"],
  initial: () => [],
  observe: (seen, event) => (event.kind === "emit" ? [...seen, `${event.node} ${String(event.observation)}`] : seen),
};
const saw = (...wanted: string[]): Goal =>
  sometimes(wanted.join(" and "), emissions, (seen) => wanted.every((text) => seen.includes(text)));

class Client {
  constructor(
    readonly ctx: Context,
    readonly options: { timeoutMs?: number; retry?: "until-reply" },
  ) {}
  async onStart() {
    const result = await this.ctx.call("bank", { type: "charge" }, this.options);
    this.ctx.emit(result.ok ? (result.reply as Plain) : result.outcome);
  }
}

class Bank {
  constructor(readonly ctx: Context) {}
  onCharge() {
    this.ctx.emit("charged");
    return "receipt";
  }
}

const cluster = (options: ConstructorParameters<typeof Client>[1]) =>
  clusterOf({ client: (ctx) => new Client(ctx, options), bank: (ctx) => new Bank(ctx) });

describe("a call", () => {
  it("that times out may have been carried out, or not", async () => {
    const { outcome, unreached } = await exploreHere(cluster({ timeoutMs: 10 }), {
      faults: { ...none, drops: 1 },
      sometimes: [saw("client receipt"), saw("client indefinite", "bank charged")],
      always: [
        always("one answer", emissions, (seen) => seen.filter((text) => text.startsWith("client")).length > 1 && "two"),
      ],
    });
    expect({ outcome, unreached }).toEqual({ outcome: "exhausted", unreached: [] });
  });

  it("that ended takes no late reply", async () => {
    const { outcome, unreached } = await exploreHere(cluster({ timeoutMs: 10 }), {
      faults: { ...none, timeouts: 1 },
      sometimes: [saw("client indefinite", "bank charged")],
    });
    expect({ outcome, unreached }).toEqual({ outcome: "exhausted", unreached: [] });
  });

  it("without a timeout waits for ever when its message is lost", async () => {
    const answered = eventually("the client has its receipt", emissions, (seen) => seen.includes("client receipt"));
    const { violation } = await exploreHere(cluster({}), { faults: { ...none, drops: 1 }, eventually: [answered] });
    expect(violation?.choices.at(-1)?.kind).toBe("drop");
  });

  it("that is repeated until a reply comes gets one once losses stop", async () => {
    const answered = eventually("the client has its receipt", emissions, (seen) => seen.includes("client receipt"));
    const { outcome, unreached } = await exploreHere(cluster({ retry: "until-reply" }), {
      faults: { ...none, drops: 1 },
      eventually: [answered],
      always: [
        always(
          "the bank charges at most twice",
          emissions,
          (seen) => seen.filter((s) => s === "bank charged").length > 2 && "!",
        ),
      ],
      sometimes: [
        sometimes("charged twice", emissions, (seen) => seen.filter((s) => s === "bank charged").length === 2),
      ],
    });
    expect({ outcome, unreached }).toEqual({ outcome: "exhausted", unreached: [] });
  });

  it("dies with its caller: the reply does not reach the next incarnation", async () => {
    const { outcome, unreached } = await exploreHere(cluster({ timeoutMs: 10 }), {
      faults: { ...none, crashes: { client: 1 }, restarts: { client: 1 } },
      sometimes: [
        sometimes("charged twice", emissions, (seen) => seen.filter((s) => s === "bank charged").length === 2),
      ],
      always: [
        always(
          "one receipt for each incarnation that lives",
          emissions,
          (seen) => seen.filter((s) => s === "client receipt").length > 2 && "!",
        ),
      ],
    });
    expect({ outcome, unreached }).toEqual({ outcome: "exhausted", unreached: [] });
  });
});

describe("sleep", () => {
  it("ends after a shorter one that began no later", async () => {
    class Sleeper {
      constructor(readonly ctx: Context) {}
      onStart() {
        void this.nap(10, "short");
        return this.nap(20, "long");
      }
      async nap(ms: number, name: string) {
        await this.ctx.sleep(ms);
        this.ctx.emit(name);
      }
    }
    const { outcome, coverage } = await exploreHere(clusterOf({ s: (ctx) => new Sleeper(ctx) }), {
      faults: { ...none, timeouts: 2 },
      always: [always("short first", emissions, (seen) => seen[0] === "s long" && "the long one ended first")],
      sometimes: [saw("s short", "s long")],
    });
    expect(outcome).toBe("exhausted");
    expect(coverage.states).toBe(4);
  });
});
