/** A node on real time, with a log in a file. The node is told by hand what its effects are. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Effect, Input, LiveRun } from "@workbook/harness";
import { afterAll, describe, expect, it, vi } from "vitest";
import { Host } from "../src/host.ts";
import { LogFile } from "../src/log-file.ts";

const folder = mkdtempSync(join(tmpdir(), "host-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

type Answer = (input: Input) => readonly Effect[] | Promise<readonly Effect[]>;

let count = 0;

/** A host of a node that answers so, and all that it did. */
function hostOf(answer: Answer, incarnation = 0, file = `log-${count++}`) {
  const inputs: Input[] = [];
  const did: unknown[] = [];
  const run: LiveRun = {
    step: async (_node, input) => {
      inputs.push(input);
      return { effects: await answer(input), suspended: [] };
    },
    close: () => {},
  };
  const host = new Host({
    run,
    id: "n",
    log: new LogFile(join(folder, file)),
    incarnation,
    seed: 1,
    send: (to, message) => did.push([to, message.type]),
    show: (observation) => did.push(observation),
    onFault: ({ message }) => did.push(`fault: ${message}`),
  });
  return { host, inputs, did, file };
}

const setTimer = (name: string, ms: number): Effect => ({ kind: "setTimer", name, ms });

describe("a node that is a process", () => {
  it("starts with what its log says, and knows that it was there before", async () => {
    const first = hostOf(() => [
      { kind: "force", record: "kept" },
      { kind: "write", record: "lost" },
    ]);
    first.host.start();
    await first.host.settled;
    const second = hostOf(() => [], 1, first.file);
    second.host.start();
    await second.host.settled;
    expect(second.inputs[0]).toMatchObject({ kind: "start", incarnation: 1, log: ["kept"] });
  });

  it("has its effects carried out in order, and its steps one after the other", async () => {
    let release = () => {};
    const slow = new Promise<void>((resolve) => {
      release = resolve;
    });
    const { host, did, inputs } = hostOf(async (input) => {
      if (input.kind === "start") return [];
      const { type } = (input as Extract<Input, { kind: "deliver" }>).message;
      if (type === "first") await slow;
      return [
        { kind: "emit", observation: type },
        { kind: "send", to: "m", message: { type: `${type} done` } },
      ];
    });
    host.start();
    host.deliver("m", { type: "first" });
    host.deliver("m", { type: "second" });
    await vi.waitFor(() => expect(inputs).toHaveLength(2));
    release();
    await host.settled;
    expect(did).toEqual(["first", ["m", "first done"], "second", ["m", "second done"]]);
  });

  it("is told when a timer expires, and not when it was cancelled or set anew while another step was going on", async () => {
    const { host, inputs } = hostOf(async (input) => {
      if (input.kind === "start") return [setTimer("a", 1), setTimer("b", 1), setTimer("c", 1)];
      if (input.kind !== "deliver") return [];
      await new Promise((resolve) => setTimeout(resolve, 30)); // All three are due by now.
      return [{ kind: "cancelTimer", name: "a" }, setTimer("b", 60_000)];
    });
    host.start();
    host.deliver("m", { type: "slow" });
    await vi.waitFor(() => expect(inputs.some(({ kind }) => kind === "timer")).toBe(true), { timeout: 10_000 });
    await host.settled;
    host.stop();
    expect(inputs.filter(({ kind }) => kind === "timer").map((it) => "name" in it && it.name)).toEqual(["c"]);
  });

  it("stops when a handler breaks a rule, and does nothing any more", async () => {
    const { host, did, inputs } = hostOf((input) => {
      if (input.kind === "start") return [{ kind: "sleep", sleep: 0, ms: 1 }];
      return [];
    });
    host.start();
    await host.settled;
    host.deliver("m", { type: "late" });
    await host.settled;
    expect(did).toEqual(["fault: it uses ctx.sleep; as a process a node has messages and timers only"]);
    expect(inputs).toHaveLength(1);
  });
});
