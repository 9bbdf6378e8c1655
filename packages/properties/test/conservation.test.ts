import { eventually, type Observed } from "@workbook/harness";
import { describe, expect, it } from "vitest";
import { conservation, conserved, followAmounts, neverNegative } from "../src/index.ts";

const cents = followAmounts("money", { ann: 1000 }, (event) =>
  event.kind === "stable" ? [event.record as { place: string; amount: number }] : [],
);
const move = (place: string, amount: number): Observed => ({ kind: "stable", node: "bank", record: { place, amount } });
const after = (...events: Observed[]) => events.reduce((all, event) => cents.observe(all, event), cents.initial([]));

describe("conservation", () => {
  it("is broken while something is between two places, or is there twice", () => {
    const { check, name } = conservation(cents);
    expect(name).toBe("conservation of money");
    expect(check(after(move("ann", -300), move("shop", 300)))).toBe(false);
    expect(check(after(move("ann", -300)))).toBe("of 1000 there are 700: ann 700");
    expect(check(after(move("ann", -300), move("shop", 600)))).toBe("of 1000 there are 1300: ann 700, shop 600");
  });

  it("is a goal, too, for what takes more than one step", () => {
    const { reached } = conserved(eventually, cents);
    expect(reached(after(move("ann", -300)))).toBe(false);
    expect(reached(after(move("ann", -300), move("shop", 300)))).toBe(true);
  });

  it("takes nothing that is not there", () => {
    const { check } = neverNegative(cents);
    expect(check(after(move("ann", -1000)))).toBeUndefined();
    expect(check(after(move("ann", -1001)))).toMatch(/^ann holds -1: more money was taken/);
  });
});
