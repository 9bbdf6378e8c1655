/** Attacks by what everything in a process shares, and by code that is made of text. */
import type { Attack } from "./attack.ts";

const process = "process.pid";

/** Attacks on JavaScript's own objects. */
export const againstLanguage: readonly Attack[] = [
  {
    name: "poisons-array",
    tries: "changes what all arrays do",
    code: "Array.prototype.push = function () { return 0; };",
  },
  { name: "poisons-object", tries: "gives every object a decision", code: 'Object.prototype.decision = "commit";' },
  {
    name: "poisons-object-for-good",
    tries: "gives every object a kind that cannot be taken away",
    code: 'Object.defineProperty(Object.prototype, "kind", { value: "decide", configurable: false });',
  },
  { name: "poisons-json", tries: "writes every answer itself", code: 'JSON.stringify = () => \'{"kind":"result"}\';' },
  { name: "poisons-map", tries: "makes maps forget", code: "Map.prototype.get = () => undefined;" },
  {
    name: "poisons-promise",
    tries: "never lets anybody wait",
    code: "Promise.prototype.then = function () { return this; };",
  },
  {
    name: "poisons-iterator",
    tries: "makes loops go through nothing",
    code: "[][Symbol.iterator]().__proto__.next = () => ({ done: true });",
  },
  {
    name: "freezes-intrinsics",
    tries: "cannot be put back",
    code: "Object.freeze(Array.prototype); Object.freeze(Object.prototype);",
  },
  { name: "function-constructor", tries: "code from text", code: `leak(Function("return ${process}")());` },
  {
    name: "function-of-a-function",
    tries: "the same by way of a function",
    code: `leak((() => {}).constructor("return ${process}")());`,
  },
  {
    name: "async-function-constructor",
    tries: "the same, later",
    code: `(async () => {}).constructor("return ${process}")().then(leak);`,
  },
  {
    name: "generator-constructor",
    tries: "the same, step by step",
    code: `leak((function* () {}).constructor("yield ${process}")().next().value);`,
  },
  { name: "indirect-eval", tries: "text as code, in the global scope", code: `leak((0, eval)("${process}"));` },
  {
    name: "global-this",
    tries: "the global object by a call without one",
    code: "leak((function () { return this; })().process.pid);",
  },
  {
    name: "global-by-getter",
    tries: "the global object by an old getter",
    code: 'leak(Object.prototype.__lookupGetter__("__proto__").call().constructor("return this")().process);',
  },
  {
    name: "stack-frames",
    tries: "the grader's own functions by their frames",
    code: "Error.prepareStackTrace = (_, frames) => frames.map((frame) => frame.getFunction?.() ?? frame.getThis?.()); for (const found of new Error().stack) if (found?.constructor) leak(found.process?.pid ?? found.constructor('return process')().pid);",
  },
  { name: "caller", tries: "whoever called", code: "leak(arguments.callee.caller);" },
  {
    name: "harness-export",
    tries: "changes the harness for everybody",
    asImport: true,
    code: 'import * as all from "@workbook/harness"; try { all.todo = () => {}; Object.assign(all.todo, { x: 1 }); all.defineCluster.clusterName = "x"; } catch {}',
  },
  {
    name: "throws-a-trap",
    tries: "an error that lies about itself",
    code: "throw new Proxy(new Error(), { get() { throw new Proxy({}, {}); }, getPrototypeOf() { throw 1; } });",
  },
  {
    name: "rejects-a-trap",
    tries: "a rejection that nobody can read",
    code: "Promise.reject({ get message() { throw 1; }, [Symbol.toPrimitive]() { throw 2; } });",
  },
  {
    name: "counts-across-lives",
    tries: "remembers in the module what a crash should forget",
    code: 'globalThis.lives = (globalThis.lives ?? 0) + 1; if (globalThis.lives > 1) leak("remembered");',
  },
  {
    name: "symbol-registry",
    tries: "remembers in a symbol",
    code: 'const key = Symbol.for("lives"); structuredClone[key] = (structuredClone[key] ?? 0) + 1; if (structuredClone[key] > 1) leak("remembered");',
  },
  {
    name: "draws-its-own-lots",
    tries: "chance that no replay has",
    code: "if (Math.random() < 2) leak(Math.random());",
  },
  { name: "reads-the-clock", tries: "time that no replay has", code: "leak(Date.now()); leak(performance.now());" },
  {
    name: "watches-garbage",
    tries: "chance by the collector",
    code: "new FinalizationRegistry(leak).register({}, 1); leak(new WeakRef({}).deref());",
  },
];
