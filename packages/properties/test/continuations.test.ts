import type { Always, Goal, Observed } from "@workbook/harness";
import { describe, expect, it } from "vitest";
import { continuationsOf, positionIn } from "../src/index.ts";

const run: Observed[] = [
  { kind: "start", node: "c" },
  { kind: "send", node: "c", to: "p", message: { type: "prepare" } },
  { kind: "crash", node: "c" },
];
const decides = (node: string): Observed => ({ kind: "decide", node, decision: "abort" });

function after(property: Always | Goal, events: readonly Observed[]) {
  const { monitor } = property;
  const state = events.reduce(monitor.observe, monitor.initial(["c", "p"]));
  return property.kind === "always" ? property.check(state) : property.reached(state);
}

describe("the continuations of a run", () => {
  const { nobodyDecides, seen } = continuationsOf(run);

  it("are broken by a decision after its end", () => {
    expect(after(nobodyDecides, run)).toBeFalsy();
    expect(after(nobodyDecides, [...run, decides("p")])).toMatch(/p still decides, abort/);
  });

  it("are no run that went another way", () => {
    const [start, ...rest] = run;
    expect(after(nobodyDecides, [start!, decides("p"), ...rest, decides("p")])).toBeFalsy();
    expect(after(seen, [...rest, start!])).toBe(false);
    expect(after(seen, run)).toBe(true);
  });
});

it("a node's position is how many effects it has had", () => {
  expect(positionIn(run, "c")).toEqual({ effects: 1, crashed: true });
  expect(positionIn(run, "p")).toEqual({ effects: 0, crashed: false });
});
