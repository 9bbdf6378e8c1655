import type { Trace } from "@workbook/harness";
import { describe, expect, it } from "vitest";
import { columnsOf } from "../src/printable.ts";
import { toText } from "../src/text.ts";
import { randomRun } from "./support/random-runs.ts";
import * as runs from "./support/runs.ts";

const lines = (trace: Trace, width?: number) => toText(trace, width === undefined ? {} : { width }).split("\n");

describe("a diagram in text, at any width", { timeout: 0 }, () => {
  const widths = Array.from({ length: 36 }, (_, index) => 20 + 4 * index);

  it.each(Object.entries(runs))("has no line of %s that is longer than asked for", async (_, run) => {
    const trace = await run();
    for (const width of widths) {
      const tooLong = lines(trace, width).filter((line) => columnsOf(line) > width);
      expect({ width, tooLong }).toEqual({ width, tooLong: [] });
    }
  });

  it("has no line of a run that nobody chose that is longer than asked for", async () => {
    for (let seed = 0; seed < 12; seed++) {
      const trace = await randomRun(seed, 2 + (seed % 4), 20);
      for (const width of [60, 80, 120]) {
        const tooLong = lines(trace, width).filter((line) => columnsOf(line) > width);
        expect({ seed, tooLong }).toEqual({ seed, tooLong: [] });
      }
    }
  });

  it("has six nodes at 80 columns", async () => {
    const text = toText(await runs.crowded(6));
    expect(text).toContain("coordinator p1          p2          p3          p4          p5");
    expect(text).toContain("├─ prepare ►│");
  });

  it("is told in words where lanes would stand too close", async () => {
    const text = toText(await runs.crowded(9));
    expect(text).toContain("Step 1: the coordinator's prepare reaches p1");
    expect(text).not.toContain("│");
  });

  it("is 80 columns wide when nothing is asked for", async () => {
    const trace = await runs.splitDecision();
    expect(lines(trace)).toEqual(lines(trace, 80));
  });

  it("clips words that no lane can hold, and ends them with an ellipsis", async () => {
    const long = `a${"b".repeat(5000)}`;
    const trace = await runs.saying(long);
    const text = toText(trace);
    expect(text).toMatch(/▲ emits +│\n +│ ab{32} │\n +│ b{32}… │/);
    expect(lines(trace).length).toBeLessThan(20);
  });
});

describe("a diagram in text, painted", () => {
  it("tells the same without colours", async () => {
    for (const run of Object.values(runs)) {
      const trace = await run();
      const painted = toText(trace, { paint: (text, style) => `\u0001${style}\u0002${text}\u0003` });
      // biome-ignore lint/suspicious/noControlCharactersInRegex: the painter marks its pieces with them
      expect(painted.replace(/\u0001\w+\u0002|\u0003/g, "")).toBe(toText(trace));
    }
  });

  it("hands each piece to the painter with its style", async () => {
    const seen = new Map<string, string>();
    toText(await runs.splitDecision(), {
      paint: (text, style) => {
        seen.set(text, style);
        return text;
      },
    });
    expect(seen.get("✗ p1 committed, p2 aborted")).toBe("violation");
    expect(seen.get("crash after decision commit to p1")).toBe("crash");
    expect(seen.get("decides commit")).toBe("commit");
    expect(seen.get("┊")).toBe("lane");
  });
});
