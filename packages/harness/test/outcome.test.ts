import { describe, expect, it } from "vitest";
import { type Effect, LocalState, outcomeOf } from "../src/index.ts";

const start = { kind: "start", incarnation: 0, log: [] } as const;
const seenOf = (...effects: Effect[]) =>
  outcomeOf("p1", new LocalState(0, []), start, effects).observed.map(({ kind }) => kind);

describe("a forced write, seen from outside", () => {
  it("is one, however many records it makes stable", () => {
    const buffered = { kind: "write", record: "a" } as const;
    expect(seenOf(buffered, { kind: "force", record: "b" })).toEqual(["start", "write", "stable", "stable", "force"]);
  });

  it("is none when there is nothing to write", () => {
    expect(seenOf({ kind: "force" })).toEqual(["start"]);
    expect(seenOf({ kind: "force", record: "a" }, { kind: "force" })).toEqual(["start", "stable", "force"]);
  });

  it("is what a compaction does, too", () => {
    expect(seenOf({ kind: "compact", records: [] })).toEqual(["start", "compact", "force"]);
  });
});

it("the end of a sleep is seen, as a timer is", () => {
  const sleeping = new LocalState(0, []);
  sleeping.apply({ kind: "sleep", sleep: 1, ms: 50 });
  expect(outcomeOf("p1", sleeping, { kind: "wake", sleep: 1 }, []).observed).toEqual([{ kind: "wake", node: "p1" }]);
});
