import type { Observed } from "@workbook/harness";
import { expect, it } from "vitest";
import { logHoldsAtMost } from "../src/index.ts";

const record = (node: string): Observed => ({ kind: "stable", node, record: "r" });

function says(most: number, ...events: Observed[]): string | false | undefined {
  const { monitor, check } = logHoldsAtMost("a", most);
  return check(events.reduce((state, event) => monitor.observe(state, event), monitor.initial([])));
}

it("a log is too long when it holds more stable records than needed, after compaction", () => {
  expect(says(2, record("a"), record("a"), record("b"))).toBe(false);
  expect(says(2, record("a"), record("a"), record("a"))).toMatch(/^the log of a holds 3 records, where 2/);
  expect(says(2, record("a"), record("a"), { kind: "compact", node: "a", records: ["r"] }, record("a"))).toBe(false);
});
