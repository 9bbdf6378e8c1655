/** Cycles as text and as pictures. */
import { cycleToSvg, cycleToText } from "@workbook/diagram";
import { describe, expect, test } from "vitest";

const arc = (from: string, to: string, label: string) => ({ from, to, label });
const skew = [arc("T1", "T2", "rw x"), arc("T2", "T1", "wr y")];
const long = [arc("T1", "T2", "rw x"), arc("T2", "T3", "real-time"), arc("T3", "T4", "ww y"), arc("T4", "T1", "wr z")];

/** The numbers of an attribute, in the order in which they stand. */
function numbers(svg: string, pattern: RegExp): number[] {
  return [...svg.matchAll(pattern)].map(([, number]) => Number(number));
}

describe("a cycle", () => {
  test("is one line from a transaction back to itself", () => {
    expect(cycleToText(skew)).toBe("T1 ─ rw x → T2 ─ wr y → T1");
    expect(cycleToText([])).toBe("");
  });

  test.each([2, 4])("is drawn with a box for each of %i transactions and an arrow for each dependency", (count) => {
    const cycle = count === 2 ? skew : long;
    const svg = cycleToSvg(cycle);
    expect(svg.match(/class="head"/g)).toHaveLength(count);
    expect(svg.match(/class="line"/g)).toHaveLength(count);
    for (const word of cycle.flatMap(({ from, label }) => [from, label])) expect(svg).toContain(`>${word}<`);
    expect(svg).toContain(`<title>${cycleToText(cycle)}</title>`);
  });

  test("keeps inside its picture, and two arrows between the same two are apart", () => {
    const svg = cycleToSvg(skew);
    const [width = 0, height = 0] = numbers(svg, /(?:viewBox="0 0 |(?<=viewBox="0 0 [\d.]+ ))([\d.]+)/g);
    const xs = numbers(svg, / x="([\d.]+)"/g);
    const ys = numbers(svg, / y="([\d.]+)"/g);
    expect(Math.max(...xs)).toBeLessThan(width);
    expect(Math.max(...ys)).toBeLessThan(height);
    const labels = numbers(svg, /class="label halo" x="[\d.]+" y="([\d.]+)"/g);
    expect(Math.abs(labels[0]! - labels[1]!)).toBeGreaterThan(60);
  });

  test("shows names as they are, markup included", () => {
    expect(cycleToSvg([arc("<a>", "b", "&"), arc("b", "<a>", "x")])).toContain("&lt;a&gt;");
  });
});
