/** What an executor promises to whoever asks it. */
import { spawnSync } from "node:child_process";
import { none, playback, Run, type StepRequest } from "@workbook/harness";
import { describe, expect, test } from "vitest";
import { childExecutor } from "../../src/execution/child-executor.ts";
import { childEnvironment, childFlags } from "../../src/execution/child-limits.ts";
import { nodeSurroundings } from "../../src/execution/node-surroundings.ts";
import { bundleSubmission } from "../../src/submission/bundle.ts";
import { ask, firstPing, openToy, pingPong, refusalOf, start } from "../fixtures/steps.ts";
import { pongerThat, toy, toyCourse, toySubmission } from "../fixtures/toy-course.ts";

const cluster = { ...pingPong, nodes: { pinger: () => ({}), ponger: () => ({}) }, inFlightCap: 4 };

async function traceOf(kind: "in-process" | "child", root: string) {
  const executor = await openToy(root, kind);
  const choices = [
    { kind: "start", node: "pinger" },
    { kind: "start", node: "ponger" },
    { kind: "deliver", message: 0 },
    { kind: "deliver", message: 1 },
    { kind: "deliver", message: 2 },
    { kind: "crash", node: "ponger", survivors: 0 },
    { kind: "restart", node: "ponger" },
  ] as const;
  const trace = await playback({ cluster, executor, network: "forgetless" }, choices);
  await executor.close();
  return trace;
}

describe("two executors", () => {
  test("make the same trace, to the byte", async () => {
    const root = toyCourse();
    const here = await traceOf("in-process", root);
    const there = await traceOf("child", root);
    expect(JSON.stringify(there)).toBe(JSON.stringify(here));
    expect(here.messages.map(({ body }) => body)).toContainEqual({ type: "ping", round: 2 });
    expect(here.steps[0]?.fields).toContain("Pinger { rounds: 2, done: false }");
  });

  test("say of a mutant where it stands", async () => {
    const root = toyCourse();
    const executor = await openToy(root, "in-process", { kind: "mutant", name: "answers-twice" });
    const { effects, fields } = await ask(executor);
    expect(effects).toHaveLength(2);
    expect(fields).toMatch(/^Ponger /);
  });
});

describe("an executor", () => {
  test.each(["in-process", "child"] as const)("of kind %s names the clusters when one is unknown", async (kind) => {
    const bundle = await bundleSubmission({ root: toyCourse(), exerciseId: toy, target: { kind: "submission" } });
    const { openExecutor } = await import("../../src/execution/open-executor.ts");
    const options = { root: "", exerciseId: toy, target: { kind: "submission" }, bundle } as const;
    const executor = await openExecutor(kind, { ...options, cluster: { name: "pong", params: {} } });
    expect(await refusalOf(() => ask(executor))).toBe(
      `given/cluster.ts of ${toy} exports no cluster "pong"; it has ping-pong`,
    );
    await executor.close();
  });

  test("runs a run", async () => {
    const executor = await openToy(toyCourse());
    const run = new Run({ cluster, executor, network: "multiset" });
    await run.perform({ kind: "start", node: "pinger" });
    expect(run.flight.messages[0]?.body).toEqual({ type: "ping", round: 1 });
    expect(none.crashes).toBe(0);
  });
});

describe("a child process", () => {
  const pingOf = (round: number): StepRequest => {
    const message = { type: "ping", round } as { type: "ping" };
    return { ...firstPing, input: { kind: "deliver", from: "pinger", message } };
  };
  const childOf = async (ponger: string, patience?: number) => {
    const root = toySubmission({ "ponger.ts": ponger });
    const bundle = await bundleSubmission({ root, exerciseId: toy, target: { kind: "submission" } });
    return childExecutor(bundle, pingPong, patience);
  };
  test("answers many questions in their order", async () => {
    const executor = await childOf(pongerThat(`this.ctx.emit(round);`));
    const rounds = [...Array(50).keys()];
    const requests = rounds.map(pingOf);
    await ask(executor);
    const [first, second] = await Promise.all([executor.execute(requests), executor.execute(requests.slice(0, 1))]);
    expect(first.map(({ effects }) => effects)).toEqual(rounds.map((n) => [{ kind: "emit", observation: n }]));
    expect(second).toEqual(first.slice(0, 1));
    expect(await executor.execute([])).toEqual([]);
    await executor.close();
  });

  test("that dies over one of many questions says over which", async () => {
    const executor = await childOf(pongerThat(String.raw`if (round === 2) /^(a|a)+\1b$/.test("a".repeat(60));`), 1000);
    expect(await refusalOf(() => executor.execute([1, 2, 3].map(pingOf)))).toMatch(
      /^node ponger, on its "ping" from pinger,/,
    );
    await executor.close();
  });

  test("makes no code from text", async () => {
    const executor = await childOf(pongerThat(`[].at.constructor("return 1")();`));
    const { failure } = await ask(executor);
    expect(failure?.sentence).toContain("EvalError");
    await executor.close();
  });

  test("that is silent is killed, and the sentence says which node was asked", async () => {
    const executor = await childOf(pongerThat(String.raw`/^(a|a)+\1b$/.test("a".repeat(60));`), 300);
    expect(await refusalOf(() => ask(executor))).toMatch(
      /^node ponger, on its "ping" from pinger, gave no answer for 0 s, and its process was killed; look for work/,
    );
    await executor.close();
  });

  test("that runs out of memory is an error with a sentence, and another takes its place", async () => {
    const executor = await childOf(
      pongerThat("const all: unknown[] = []; for (let i = 0; i < 999; i++) all.push(Array(1e6).fill(i));"),
    );
    expect(await refusalOf(() => ask(executor))).toMatch(/^node ponger, .* needed more than 1024 MB, and its process/);
    expect(await ask(executor, { node: "ponger", history: [], input: start })).toMatchObject({ effects: [] });
    await executor.close();
  });

  test("sees neither files nor the environment, and starts no process", () => {
    const denied = (attempt: string) => `try { ${attempt}; console.log("done") } catch (e) { console.log(e.code) }`;
    const script = [
      denied(`require("node:fs").readFileSync(${JSON.stringify(import.meta.filename)})`),
      denied(`require("node:fs").readdirSync("/")`),
      denied(`require("node:child_process").spawnSync("true")`),
      "console.log(Object.keys(process.env).filter((name) => !name.startsWith('__')).length)",
    ].join("\n");
    const { stdout } = spawnSync(process.execPath, childFlags(), { input: script, env: childEnvironment() });
    const refused = "ERR_ACCESS_DENIED\n";
    expect(String(stdout)).toBe(`${refused}${refused}${refused}${process.platform === "win32" ? 1 : 0}\n`);
  });

  test("is not needed to be closed twice, nor to have begun", async () => {
    const executor = await childOf(pongerThat(""));
    await executor.close();
    await ask(executor);
    await executor.close();
    await executor.close();
  });
});

describe("surroundings", () => {
  test("settle when every continuation has run, however many hops it takes", async () => {
    let hops = 0;
    const hop = async () => {
      for (; hops < 1000; hops++) await null;
    };
    hop();
    await nodeSurroundings().settle();
    expect(hops).toBe(1000);
  });

  test("tell of what was rejected, to each who waits, and leave others' listeners as they were", async () => {
    const before = process.rawListeners("unhandledRejection");
    Promise.reject("a");
    const { rejections } = nodeSurroundings();
    expect(await Promise.all([rejections(), rejections()])).toEqual([["a"], ["a"]]);
    expect(process.rawListeners("unhandledRejection")).toEqual(before);
    expect(await rejections()).toEqual([]);
  });
});
