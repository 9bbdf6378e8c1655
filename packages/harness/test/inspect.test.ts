import { describeThrown, inspect } from "@workbook/harness";
import { describe, expect, it } from "vitest";

class Refund {
  constructor(readonly amount: number) {}
}

describe("a printed value", () => {
  it.each<[unknown, string]>([
    ["text as it is", "text as it is"],
    [{ round: 1 }, "{ round: 1 }"],
    [new Set(["p1"]), 'Set {"p1"}'],
    [new Refund(5), "Refund { amount: 5 }"],
    [undefined, "undefined"],
    [new TypeError("no"), "TypeError: no"],
    [() => 1, "<function>"],
  ])("%o reads %s", (value, text) => {
    expect(inspect(value)).toBe(text);
  });

  it("that is too large, or cannot be looked at, is named instead", () => {
    let doubling: unknown = 1;
    for (let n = 0; n < 60; n++) doubling = { left: doubling, right: [doubling] };
    expect(inspect(doubling)).toMatch(/^\{ left: /);
    expect(inspect(Array(1e9))).toBe("an object that cannot be shown");
  });
});

describe("what was thrown", () => {
  const evil = Object.defineProperty(new Error("x"), "message", {
    get: () => {
      throw new Error("again");
    },
  });
  const cycle: { self?: unknown } = {};
  cycle.self = cycle;
  const trap = () => {
    throw new Error("trap");
  };

  it.each<[string, unknown, string]>([
    ["an error", new RangeError("too\n  deep"), "RangeError: too deep"],
    ["text", "no", '"no"'],
    ["nothing", undefined, "undefined"],
    ["a bigint", 10n, "10n"],
    ["an object", { code: 1 }, "{ code: 1 }"],
    ["a cycle", cycle, "{ self: *0 }"],
    ["an error that throws again", evil, "an object that cannot be shown"],
    ["a proxy", new Proxy({}, { getPrototypeOf: trap, ownKeys: trap }), "an object that cannot be shown"],
  ])("as %s is one line", (_, thrown, text) => {
    expect(describeThrown(thrown)).toBe(text);
  });

  it("is never longer than 200 characters", () => {
    expect(describeThrown(new Error("x".repeat(1000)))).toHaveLength(200);
  });
});
