/** Copies of local states go their own ways, however much they share. */
import { describe, expect, it } from "vitest";
import { copyPlain, type Effect, LocalState, Refusal } from "../src/index.ts";

const did = (local: LocalState, ...effects: Effect[]) => {
  for (const effect of effects) local.apply(effect);
  return local;
};
const write = (record: string): Effect => ({ kind: "write", record });

describe("a copy of a local state", () => {
  it("has a log of its own from there on", () => {
    const first = did(new LocalState(0, ["durable"]), write("a"));
    const second = first.clone();
    did(first, write("b"), { kind: "force" });
    did(second, write("c"));
    const third = did(first.clone(), write("d"));
    expect([first.log, second.log, third.log]).toEqual([
      ["durable", "a", "b"],
      ["durable", "a", "c"],
      ["durable", "a", "b", "d"],
    ]);
    expect([first.unforcedRecords(), second.unforcedRecords(), second.unforcedRecords(1)]).toEqual([
      [],
      ["a", "c"],
      ["a"],
    ]);
  });

  it("leaves what was read before as it was", () => {
    const local = did(new LocalState(0, []), write("a"));
    const before = local.log;
    did(local, write("b"));
    expect(before).toEqual(["a"]);
  });

  it("has timers and calls of its own from there on", () => {
    const first = did(
      new LocalState(0, []),
      { kind: "setTimer", name: "t", ms: 5 },
      { kind: "sleep", sleep: 0, ms: 7 },
    );
    const second = first.clone();
    did(first, { kind: "cancelTimer", name: "t" });
    did(second, { kind: "call", call: "0.1", to: "b", message: { type: "ask" }, retry: false, timeoutMs: 9 });
    expect(first.timers.map(({ ms }) => ms)).toEqual([7]);
    expect(second.timers.map(({ ms }) => ms)).toEqual([5, 7, 9]);
    expect([first.calls.length, second.calls.length, second.nextSleep, second.nextCall]).toEqual([0, 1, 1, "0.2"]);
    second.receive({ kind: "reply", call: "0.1", message: null });
    expect([second.calls.length, second.timers.length]).toEqual([0, 2]);
  });
});

describe("a copy of plain data", () => {
  it("is equal and frozen throughout", () => {
    const value = { a: [1, { b: "x" }], c: null, left: undefined };
    const copy = copyPlain(value, "a message") as { a: readonly object[] };
    expect(copy).toStrictEqual({ a: [1, { b: "x" }], c: null });
    expect([copy, copy.a, copy.a[1]].every(Object.isFrozen)).toBe(true);
  });

  it("is refused with the path, however deep", () => {
    let deep: unknown = Number.NaN;
    for (let level = 0; level < 20; level++) deep = { deep };
    expect(() => copyPlain({ items: [deep] }, "a message")).toThrow(Refusal);
    expect(() => copyPlain({ items: [1, new Set()] }, "a message")).toThrow("at .items[1]");
    const cycle: Record<string, unknown> = {};
    cycle["self"] = { cycle };
    expect(() => copyPlain(cycle, "a message")).toThrow("a cycle at .self.cycle");
  });
});
