import { describeConditions, type Faults, none } from "@workbook/harness";
import { describe, expect, it } from "vitest";

const describeFaults = (faults: Partial<Faults>) =>
  describeConditions({ network: "multiset", faults: { ...none, ...faults } });

describe("conditions in one line", () => {
  it.each<[string, Partial<Faults>]>([
    ["multiset", {}],
    ["multiset, 1 crash", { crashes: 1 }],
    ["multiset, 2 crashes, 1 restart, 3 drops, 1 duplicate", { crashes: 2, restarts: 1, drops: 3, duplicates: 1 }],
    ["multiset, 2 early timeouts, 1 partition", { timeouts: 2, partitions: 1 }],
    ["multiset, 1 drop (p1->coordinator)", { drops: { "p1->coordinator": 1, "p2->coordinator": 0 } }],
    ["multiset, 1 crash (p1), 2 crashes (p2)", { crashes: { p1: 1, p2: 2 } }],
  ])("%s", (text, faults) => {
    expect(describeFaults(faults)).toBe(text);
  });

  it("says where crashes fall when it is not between effects, and what has no bound", () => {
    const faults = { ...none, timeouts: Infinity };
    expect(describeConditions({ network: "forgetless", faults, crashCuts: "handlers" })).toBe(
      "forgetless, atomic handlers, any number of early timeouts",
    );
  });
});
