import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ownNodes } from "@workbook/grading";
import { type Context, defineCluster, type Message, type NodeFactory, todo } from "@workbook/harness";
import { LogFile } from "@workbook/runtime";
import { afterAll, describe, expect, it } from "vitest";
import { CoordinatorFault, CoordinatorHost, NotStarted } from "../src/coordinator-host.ts";

const folder = mkdtempSync(join(tmpdir(), "coordinator-host-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

type Said = { readonly type: "said"; readonly what: unknown };

/** Says what it finds in its log, and forces a record between two messages. */
class Diarist {
  readonly ctx: Context<Said>;
  lives = 0;

  constructor(ctx: Context<Said>) {
    this.ctx = ctx;
  }

  onStart() {
    this.ctx.send("p1", { type: "said", what: [this.ctx.restarted, this.lives++, ...this.ctx.log.records] });
    this.ctx.log.force("noted");
    this.ctx.send("p1", { type: "said", what: "done" });
    this.ctx.setTimer("late", 20);
    this.ctx.setTimer("early", 10);
  }

  onTimer(name: string) {
    this.ctx.send("p1", { type: "said", what: name });
  }
}

function hostOf(make: NodeFactory, crashAfter?: number) {
  const nodes = { coordinator: make, p1: () => ({}) };
  const cluster = defineCluster("diary", () => ({ nodes, inFlightCap: 9 }))({});
  const said: unknown[] = [];
  const send = (_: string, message: Message) => said.push((message as Said).what);
  const log = new LogFile(join(folder, "log"));
  log.reset();
  const run = ownNodes(cluster).begin();
  return { said, log, host: new CoordinatorHost({ run, id: "coordinator", log, send, crashAfter }) };
}

describe("a coordinator's host", () => {
  it("crashes it right after an effect: what it did before stands, what came after never was", async () => {
    const said = [[], [[false, 0]], [[false, 0]], [[false, 0], "done"]];
    const forced = [[], [], ["noted"], ["noted"]];
    for (const crashAfter of [0, 1, 2, 3]) {
      const trial = hostOf((ctx) => new Diarist(ctx), crashAfter);
      await trial.host.start();
      expect(trial.host.isUp).toBe(false);
      expect([trial.said, trial.log.records()]).toEqual([said[crashAfter], forced[crashAfter]]);
    }
  });

  it("starts a new instance that knows only what was forced, and crashes no second time", async () => {
    const { host, said } = hostOf((ctx) => new Diarist(ctx), 2);
    await host.start();
    await host.deliver("p1", { type: "nothing" });
    expect(await host.expire()).toBe(false);
    await host.start();
    expect(host.isUp).toBe(true);
    expect(said).toEqual([[false, 0], [true, 0, "noted"], "done"]);
    expect(host.effects.map(({ kind }) => kind)).toEqual(["send", "force", "send", "force", "send"]);
  });

  it("lets the timer expire that is due first, and says when none is left", async () => {
    const { host, said } = hostOf((ctx) => new Diarist(ctx));
    await host.start();
    expect([await host.expire(), await host.expire(), await host.expire()]).toEqual([true, true, false]);
    expect(said.slice(2)).toEqual(["early", "late"]);
  });

  it("refuses a call, tells a broken rule, and knows what is not written yet", async () => {
    const calling = hostOf((ctx) => ({ onStart: () => ctx.call("p1", { type: "said", what: 1 }) }));
    await expect(calling.host.start()).rejects.toThrow("It calls p1");
    const wrong = hostOf((ctx) => ({ onStart: () => ctx.send("p7", { type: "said", what: 1 }) }));
    await expect(wrong.host.start()).rejects.toThrow(CoordinatorFault);
    const empty = hostOf(() => ({ onStart: () => todo("1a: what now?") }));
    await expect(empty.host.start()).rejects.toThrow(NotStarted);
  });
});
