import { afterEach, describe, expect, it } from "vitest";
import { restoreIntrinsics } from "../src/intrinsics.ts";
import { Stage } from "./support/stage.ts";

type Open = Record<string | symbol, unknown>;
const { map } = Array.prototype;

afterEach(() => {
  expect(restoreIntrinsics()).toBeUndefined();
});

describe("what all code in a process shares", () => {
  it("is as it was while nobody changes it", () => {
    expect(restoreIntrinsics()).toBeUndefined();
  });

  it.each<[string, () => void]>([
    ["Array.prototype.map", () => Object.assign(Array.prototype, { map: () => [] })],
    ["Promise.prototype.then", () => Reflect.set(Promise.prototype, "then", () => {})],
    ["JSON.parse", () => Object.assign(JSON, { parse: () => ({}) })],
    ["Object.keys", () => Object.assign(Object, { keys: () => [] })],
    ["Object.prototype.added", () => Object.assign(Object.prototype, { added: 1 })],
    ["Object.prototype.get", () => Object.assign(Object.prototype, { get: 1 })],
    ["Map.prototype.size", () => Object.defineProperty(Map.prototype, "size", { get: () => 0 })],
    ["Set.prototype.has", () => delete (Set.prototype as unknown as Open)["has"]],
    ["Array.prototype[Symbol(Symbol.iterator)]", () => Object.assign(Array.prototype, { [Symbol.iterator]: () => 1 })],
    [
      "the prototype of an array's iterator.next",
      () => Object.assign(Object.getPrototypeOf([].values()), { next: () => 1 }),
    ],
    ["the prototype of Map.prototype", () => Object.setPrototypeOf(Map.prototype, null)],
    ["Math.max", () => Object.assign(Math, { max: () => 0 })],
  ])("is put back when %s was changed, and the change is named", (name, change) => {
    change();
    expect(restoreIntrinsics()).toBe(name);
    expect(restoreIntrinsics()).toBeUndefined();
    expect([1].map((n) => n + 1)).toEqual([2]);
    expect(Array.prototype.map).toBe(map);
    expect("added" in {}).toBe(false);
  });

  it("names the first of several changes and puts back all", () => {
    Object.assign(Array.prototype, { map: 1, filter: 2 });
    Object.assign(JSON, { stringify: 3 });
    expect(restoreIntrinsics()).toBe("Array.prototype.filter");
    expect(JSON.stringify([1].filter(Boolean).map(String))).toBe('["1"]');
  });

  it("includes nothing of how stacks are written: that is for the host to set", () => {
    const limit = Error.stackTraceLimit;
    Error.stackTraceLimit = limit + 1;
    expect(restoreIntrinsics()).toBeUndefined();
    Error.stackTraceLimit = limit;
  });

  it.each<[string, (open: Open) => unknown]>([
    ["at once", (open) => Object.assign(open, { map: () => [] })],
    [
      "after an await",
      async (open) => {
        await null;
        Object.assign(open, { map: () => [] });
      },
    ],
  ])("may not be changed by a node, %s", async (_, change) => {
    const stage = new Stage({ n: () => ({ onStart: () => change(Array.prototype as unknown as Open) }) });
    expect((await stage.start()).failure).toBe(
      "n changes Array.prototype.map, which everything that runs here shares; write a function of your own instead",
    );
  });
});
