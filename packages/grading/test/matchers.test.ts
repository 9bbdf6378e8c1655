import type { Exploration } from "@workbook/explorer";
import type { Simulation } from "@workbook/simulator";
import { describe, expect, it } from "vitest";
import "../src/matchers.ts";

const coverage = {
  reductions: [],
  states: 7,
  transitions: 9,
  executions: 3,
  audits: 3,
  summary: "exhausted: multiset; 7 states",
};
const exhausted: Exploration = { outcome: "exhausted", setting: "", unreached: [], todos: [], notes: [], coverage };
const waiting = (...nodes: string[]): Exploration => {
  const waits = nodes.map((node) => ({ node, for: "coordinator, which is down" }));
  const sentence = "blocked";
  const violation = { property: "non-blocking", sentence, step: 0, waits };
  const trace = { schema: "workbook.trace/1", cluster: { name: "toy", params: {} } } as const;
  const shown = { network: "multiset", crashCuts: "effects", nodes: [], messages: [], steps: [], violation } as const;
  const run = { ...trace, ...shown, nodes: [], messages: [], steps: [] };
  return { ...exhausted, blocked: { property: "non-blocking", sentence, choices: [], steps: 0, trace: run } };
};

describe("toBlock", () => {
  it("accepts a search in which exactly these wait", () => {
    expect(waiting("p1", "p2")).toBlock(["p1", "p2"]);
  });

  it("refuses others, and a search in which nobody waits", () => {
    expect(() => expect(waiting("p1")).toBlock(["p1", "p2"])).toThrow("p1 alone can be blocked, and p1 and p2 must be");
    expect(() => expect(exhausted).toBlock(["p1"])).toThrow("nobody is ever blocked, and p1 must be");
  });

  it("says nothing of a search that a todo cut short, or that nobody asked for", () => {
    expect({ ...exhausted, todos: ["1a: whom do you ask?"] }).toBlock(["p1"]);
    expect({ ...exhausted, coverage: { ...coverage, states: 0 } }).toBlock(["p1"]);
  });
});

describe("toHold and toReach", () => {
  const faults = { crashes: 0, drops: 0, duplicates: 0, partitions: 0 };
  const sampled = {
    states: 0,
    transitions: 9,
    executions: 9,
    runs: 1,
    events: 9,
    virtualMs: 5,
    faults,
    summary: "sampled",
  };
  const said = { setting: "", unreached: [], todos: [], notes: [] };
  const held: Simulation = { ...said, outcome: "held", coverage: sampled, runs: [] };

  it("accept a sample in which nothing broke", () => {
    expect(held).toHold();
    expect(held).toReach("anything");
  });

  it("refuse one that was stopped, and one that never reached its goal", () => {
    expect(() => expect({ ...held, outcome: "bounded" }).toHold()).toThrow("stopped before its runs had ended");
    expect(() => expect({ ...held, unreached: ["a commit"] }).toHold()).toThrow(
      "a commit: no run of the sample leads there",
    );
    expect(() => expect({ ...exhausted, unreached: ["a commit"] }).toReach("a commit")).toThrow(
      "a commit: no schedule within the bounds leads there",
    );
  });
});
