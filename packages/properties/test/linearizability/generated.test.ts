/** Longer histories, whose verdicts are known from how they were made. */
import { describe, expect, it } from "vitest";
import { checkLinearizability } from "../../src/index.ts";
import { isWitness } from "./all-orders.ts";
import { contradictions, linearizableHistory, type Shape, spoilt } from "./generated.ts";

const shapes: Shape[] = [
  { operations: 60, sessions: 1, keys: 1, unheard: 10 },
  { operations: 120, sessions: 3, keys: 2, unheard: 8 },
  { operations: 200, sessions: 5, keys: 3, unheard: 20 },
  { operations: 300, sessions: 8, keys: 1, unheard: 6 },
];
const cases = shapes.flatMap((shape, at) =>
  Array.from({ length: 10 }, (_, number) => ({ seed: 100 * at + number + 1, ...shape })),
);
const faults = Object.keys(contradictions) as (keyof typeof contradictions)[];

describe("a generated history", () => {
  it.each(cases)("of seed $seed with $sessions sessions is linearizable", ({ seed, ...shape }) => {
    const history = linearizableHistory(seed, shape);
    const verdict = checkLinearizability(history);
    if (verdict.verdict !== "linearizable") throw new Error(JSON.stringify(verdict));
    const keys = new Set(history.map(({ key }) => key));
    expect(new Set(verdict.orders.keys())).toEqual(keys);
    for (const [key, order] of verdict.orders) {
      const own = history.filter((one) => one.key === key);
      expect(isWitness(order, own)).toBe(true);
    }
  });

  it.each(cases.flatMap(({ seed, ...shape }) => ({ seed, shape, fault: faults[seed % faults.length]! })))(
    "of seed $seed with $fault at its end is not linearizable",
    ({ seed, shape, fault }) => {
      const good = linearizableHistory(seed, shape);
      const history = spoilt(good, fault);
      const verdict = checkLinearizability(history);
      if (verdict.verdict !== "not linearizable") throw new Error(`it is ${verdict.verdict}`);
      const { key, prefix, blocked } = verdict.violation;
      expect({ key, isLate: !good.includes(blocked) }).toEqual({ key: "k0", isLate: true });
      const placed = history.filter((one) => one.key === key && (prefix.includes(one) || one.outcome === "unknown"));
      expect(isWitness(prefix, placed)).toBe(true);
    },
  );

  it("of 20,000 operations takes about a step for each", () => {
    const history = linearizableHistory(1, { operations: 20_000, sessions: 4, keys: 5, unheard: 100 });
    const { verdict, steps } = checkLinearizability(history);
    expect(verdict).toBe("linearizable");
    expect(steps).toBeLessThan(1.5 * history.length);
  });

  it("that is one long sequence on one key needs no deep stack", () => {
    const history = linearizableHistory(2, { operations: 50_000, sessions: 1, keys: 1, unheard: 50_000 });
    expect(checkLinearizability(spoilt(history, "a stale read")).verdict).toBe("not linearizable");
  });
});
