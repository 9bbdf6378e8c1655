/** What a submission may do wrong while it runs: each gets one sentence, and none hangs. Both executors say the same. */
import { afterEach, describe, expect, test } from "vitest";
import { ask, firstPing, openToy, ping, pingedBy, refusalOf, start } from "../fixtures/steps.ts";
import { pongerThat, toySubmission } from "../fixtures/toy-course.ts";

const kinds = ["in-process", "child"] as const;

describe.each(kinds)("in an executor of kind %s", (kind) => {
  test.each([
    [`throw new Error("no\\nway");`, "handler-threw", "ponger.ts:4: Ponger ponger's onPing threw Error: no way"],
    [`throw "no";`, "handler-threw", `Ponger ponger's onPing threw "no"`],
    ["throw { code: 1 };", "handler-threw", `Ponger ponger's onPing threw { code: 1 }`],
    ["throw undefined;", "handler-threw", "Ponger ponger's onPing threw undefined"],
    [
      "(null as never as Ponger).onPing(from, { round });",
      "handler-threw",
      "ponger.ts:4: Ponger ponger's onPing threw TypeError",
    ],
    [
      "throw new Proxy({}, { getPrototypeOf() { throw 1; } });",
      "handler-threw",
      "onPing threw an object that cannot be",
    ],
    ["const o = {}; o.o = o; throw o;", "handler-threw", "Ponger ponger's onPing threw { o: *0 }"],
    [
      "throw Object.defineProperty(new Error(), 'message', { get() { for (;;); } });",
      "handler-threw",
      "onPing threw an object that cannot be shown",
    ],
    ["Promise.reject(new Error('lost'));", "handler-threw", "an async function that nobody awaits threw Error: lost"],
    ["\nwhile (true) {}", "endless-loop", "ponger.ts:5: this step does not end; make every loop's end certain"],
    ["for (;;);", "endless-loop", "ponger.ts:4: this step does not end"],
    ["while (true) try { for (;;); } catch {}", "endless-loop", "ponger.ts:4: this step does not end"],
    ["while (true) await null;", "endless-loop", "ponger.ts:4: this step does not end"],
    ["while (true) await Promise.resolve();", "endless-loop", "ponger.ts:4: this step does not end"],
    ["const f = async (): Promise<void> => { await null; return f(); };\nawait f();", "endless-loop", "ponger.ts:4:"],
    ["const g = (): Promise<void> => Promise.resolve().then(g);\n await g();", "endless-loop", "ponger.ts:4:"],
    [
      "while (true) try { Math.random(); } catch {}",
      "real-world",
      "ponger.ts:4: Math.random() is not in the simulated",
    ],
    [`while (true) try { this.ctx.send("nobody", {}); } catch {}`, "unknown-node", `there is no node "nobody"`],
    ["const g = (): Promise<void> => Promise.resolve().finally(g);\n await g();", "endless-loop", "ponger.ts:4:"],
    ["const t = { then(go: (t: object) => void) { go(t); } };\n await t;", "endless-loop", "ponger.ts:4:"],
    [
      "async function* g() { for (;;) yield 1; } for await (const x of g()) void x;",
      "endless-loop",
      "ponger.ts:4: this step does not end",
    ],
    ["function* g() { for (;;) yield 1; }\n void [...g()];", "endless-loop", "ponger.ts:4: this step does not end"],
    ["[3, 1, 2].sort(() => { for (;;); });", "endless-loop", "ponger.ts:4: this step does not end"],
    ["const r = (): number => r() + 1;\n r();", "handler-threw", "RangeError: Maximum call stack size exceeded"],
    [
      "const o = { get x(): number { return this.x; } };\n void o.x;",
      "handler-threw",
      "RangeError: Maximum call stack",
    ],
    ["for (let n = 0; n < 1e5; n++) this.ctx.emit(n);", "too-large", "one step has more than 1000 effects; do less at"],
    [
      `let a: unknown = 1; for (let n = 0; n < 60; n++) a = [a, a]; this.ctx.emit(a as never);`,
      "too-large",
      "ponger.ts:4: an observation holds more than 100,000 values at [0][0]",
    ],
    ["this.ctx.emit(Array(1e9) as never);", "too-large", "an observation holds more than 100,000 values at its top"],
    [
      "let a: unknown = 1; for (let n = 0; n < 1e4; n++) a = { a }; Object.assign(this, { a });",
      "too-large",
      "Ponger ponger: a node's fields hold more than 500 levels; keep less",
    ],
    [
      "this.ctx.send(from, { type: 'pong', get round(): number { throw new Error('g'); } });",
      "handler-threw",
      "ponger.ts:4: Ponger ponger's onPing threw Error: g",
    ],
    [
      "this.ctx.send(from, { type: 'start' });",
      "plain-data",
      `a message of type "start" would reach onStart, which is`,
    ],
    [
      "Object.assign(this.ctx, { send() {} });",
      "handler-threw",
      "TypeError: Cannot assign to read only property 'send'",
    ],
    ["Array.prototype.map = () => [];", "real-world", "Ponger ponger changes Array.prototype.map, which everything"],
    [
      "Promise.prototype.then = () => new Promise(() => {});",
      "real-world",
      "Ponger ponger changes Promise.prototype.then",
    ],
    ["await null; JSON.parse = () => ({});", "real-world", "Ponger ponger changes JSON.parse, which everything that"],
    ["Object.prototype.crash = 1;", "real-world", "changes Object.prototype.crash, which everything that runs here"],
    [
      `this.ctx.send("pinger", { type: "pong",\n why: () => 1 } as never);`,
      "plain-data",
      "ponger.ts:4: a message holds a function at .why; use plain data",
    ],
    ["\n\nMath.random();", "real-world", "ponger.ts:6: Math.random() is not in the simulated world; use ctx.random()"],
    ["try { Math.random(); } catch {}", "real-world", "ponger.ts:4: Math.random() is not in the simulated world"],
    [
      "const x =\n  1 +\n  Date.now();",
      "real-world",
      "ponger.ts:6: the machine's clock (Date) is not in the simulated",
    ],
    [
      "new Date();",
      "real-world",
      "ponger.ts:4: the machine's clock (Date) is not in the simulated world; use ctx.now()",
    ],
    ["setTimeout(() => {}, 1);", "real-world", "ponger.ts:4: setTimeout() is not in the simulated world; use ctx.set"],
    ["queueMicrotask(() => {});", "real-world", "ponger.ts:4: queueMicrotask() is not in the simulated world"],
    ["process.exit();", "real-world", "ponger.ts:4: process.exit is not in the simulated world; a node acts through"],
    ["globalThis.process.exit();", "real-world", "ponger.ts:4: process.exit is not in the simulated world"],
    ["globalThis.seen = 1;", "real-world", "ponger.ts:4: globalThis.seen would be kept outside the node"],
    [
      "Math.seen = 1;",
      "handler-threw",
      "ponger.ts:4: Ponger ponger's onPing threw TypeError: Cannot add property seen",
    ],
    ["Worker.seen = 1;", "real-world", "ponger.ts:4: Worker is not in the simulated world; use a node of the cluster"],
    ["new WebSocket('ws://x');", "real-world", "WebSocket is not in the simulated world; use ctx.send(to, message)"],
    [
      "const F = Function; new F('return 1');",
      "real-world",
      "Function is not in the simulated world; use functions that",
    ],
    ["const r = require; r('node:fs');", "real-world", "require is not in the simulated world; use import at the top"],
    [`this.ctx.send("nobody", { type: "pong" });`, "unknown-node", `ponger.ts:4: there is no node "nobody"`],
  ])("%s is %s", async (body, rule, sentence) => {
    const { failure } = await pingedBy(pongerThat(body), kind);
    expect(failure?.rule).toBe(rule);
    expect(failure?.sentence).toContain(sentence);
    expect(failure?.sentence).not.toMatch(/\n|packages\/|node_modules/);
  });

  test.each([
    ["Object.freeze(this.ctx);", []],
    ["Object.freeze(this);", []],
    ["/^(a+)+$/.test('a'.repeat(60) + 'b');", []],
    ["let a: unknown = 1; for (let n = 0; n < 60; n++) a = { l: a, r: a }; console.log(a);", [expect.any(String)]],
    ["for (let n = 0; n < 1e4; n++) console.log(n);", expect.objectContaining({ length: 201 })],
    ["Object.assign(this, { me: this });", []],
  ])("%s is no mistake, and takes no time", async (body, printed) => {
    const result = await pingedBy(pongerThat(body), kind);
    expect(result.failure).toBeUndefined();
    expect(result.printed).toEqual(printed);
  });

  test("a getter in place of a handler, and a node that is a proxy, are looked at with care", async () => {
    const getter = "export class Ponger { get onPing() { throw new Error('no'); } }";
    expect((await pingedBy(getter, kind)).failure?.sentence).toBe(
      "ponger.ts:1: Ponger ponger's onPing threw Error: no",
    );
    const traps = "getPrototypeOf() { throw 1; }, ownKeys() { throw 1; }, getOwnPropertyDescriptor() { throw 1; }";
    const proxy = `export class Ponger { constructor() { return new Proxy(this, { ${traps} }); } onPing() {} }`;
    const { mergeable, failure } = await pingedBy(proxy, kind);
    expect({ mergeable, failure }).toEqual({ mergeable: false, failure: undefined });
  });

  test("a handler that never settles ends its step suspended", async () => {
    const result = await pingedBy(pongerThat("await new Promise(() => {});"), kind);
    expect(result).toMatchObject({ suspended: ["onPing"], mergeable: false, effects: [] });
    expect(result.failure).toBeUndefined();
  });

  test("a todo that is reached is neither failure nor error", async () => {
    const result = await pingedBy(pongerThat(`todo("1a: what now?");`), kind);
    expect(result.todo).toBe("1a: what now?");
    expect(result.failure).toBeUndefined();
  });

  test("a todo at the top level is reached when a node starts", async () => {
    const result = await pingedBy(pongerThat("", `const table = todo("1b: which table?");`), kind);
    expect(result.todo).toBe("1b: which table?");
  });

  test.each([
    [
      "throw new Error('early');",
      "handler-threw: ponger.ts:1: loading the file threw Error: early; do at the top level",
    ],
    ["for (;;);", "endless-loop: ponger.ts:1: this step does not end"],
    ["setTimeout(() => {}, 1);", "real-world: ponger.ts:1: setTimeout() is not in the simulated world"],
    [
      "try { Date.now(); } catch {}",
      "real-world: ponger.ts:1: the machine's clock (Date) is not in the simulated world",
    ],
    ["Array.prototype.map = () => [];", "real-world: loading the file changes Array.prototype.map, which everything"],
    [
      "Object.defineProperty(Array.prototype, Symbol.iterator, { value: function* () { for (;;) yield 1; } });",
      "real-world: loading the file changes Array.prototype[Symbol(Symbol.iterator)], which everything that runs here",
    ],
    ["throw 10n;", "handler-threw: loading the file threw 10n; do at the top level nothing that can fail"],
  ])("top-level code is refused: %s", async (before, sentence) => {
    expect(await refusalOf(() => pingedBy(pongerThat("", before), kind))).toContain(sentence);
  });

  test("state in a module variable shows when the modules are fresh", async () => {
    const counting = pongerThat(`this.ctx.emit(++count);`, "let count = 0;");
    const executor = await openToy(toySubmission({ "ponger.ts": counting }), kind);
    const emitted = async (fresh: boolean) => (await ask(executor, { ...firstPing, fresh })).effects;
    await emitted(false);
    expect(await emitted(false)).toEqual([{ kind: "emit", observation: 2 }]);
    expect(await emitted(true)).toEqual([{ kind: "emit", observation: 1 }]);
    await executor.close();
  });

  test("two nodes share no module variable", async () => {
    const shared = "export const shared = { count: 0 };";
    const own = (name: string) =>
      `import { shared } from "./shared.ts"; export class ${name} { onStart() { this.ctx.emit(++shared.count); } constructor(readonly ctx) {} }`;
    const root = toySubmission({ "shared.ts": shared, "pinger.ts": own("Pinger"), "ponger.ts": own("Ponger") });
    const executor = await openToy(root, kind);
    const results = await executor.execute(["pinger", "ponger"].map((node) => ({ node, history: [], input: start })));
    expect(results.map(({ effects }) => effects)).toEqual([1, 1].map((n) => [{ kind: "emit", observation: n }]));
    await executor.close();
  });

  test("#private fields work, and hide nothing from a run from the beginning", async () => {
    const text = `export class Ponger { #count = 0; constructor(readonly ctx) {} onPing() { this.ctx.emit(++this.#count); } }`;
    const executor = await openToy(toySubmission({ "ponger.ts": text }), kind);
    const result = await ask(executor, { node: "ponger", history: [start, ping], input: ping });
    expect(result.effects).toEqual([{ kind: "emit", observation: 2 }]);
    await executor.close();
  });

  test("a getter among the fields is not called, and marks them as incomplete", async () => {
    const text = `export class Ponger {
  constructor(readonly ctx) { Object.defineProperty(this, "lie", { enumerable: true, get() { for (;;); } }); }
  onPing() {} }`;
    const result = await pingedBy(text, kind);
    expect(result.mergeable).toBe(false);
    expect(result.failure).toBeUndefined();
  });

  test("a message with a getter is copied once", async () => {
    const body = `let n = 0; this.ctx.send("pinger", { type: "pong", get round() { return ++n; } });`;
    const { effects } = await pingedBy(pongerThat(body), kind);
    expect(effects).toEqual([{ kind: "send", to: "pinger", message: { type: "pong", round: 1 } }]);
  });

  test("what is printed belongs to the step", async () => {
    const { printed } = await pingedBy(pongerThat("console.log('got', { round });"), kind);
    expect(printed).toEqual(["got { round: 1 }"]);
  });

  test("a rejection in an earlier step does not reach the process", async () => {
    const executor = await openToy(toySubmission({ "ponger.ts": pongerThat("Promise.reject(1);") }), kind);
    const result = await ask(executor, { node: "ponger", history: [start, ping], input: ping });
    expect(result.failure?.rule).toBe("handler-threw");
    await executor.close();
  });
});

afterEach(() => {
  expect(process.listenerCount("unhandledRejection")).toBe(listeners);
});
const listeners = process.listenerCount("unhandledRejection");
