/** The checker against one that tries all orders, on small histories that chance has made. */
import { describe, expect, it } from "vitest";
import { checkLinearizability, type RegisterOperation } from "../../src/index.ts";
import { dice } from "../dice.ts";
import { isWitness, someOrderExplains } from "./all-orders.ts";

/** Up to six operations of three sessions on one key, with results that may be anything, and times of which some are equal. */
function randomHistory(seed: number): RegisterOperation[] {
  const roll = dice(seed);
  const free = [0, 0, 0];
  return Array.from({ length: 2 + roll(5) }, (): RegisterOperation => {
    const session = roll(3);
    const invokedAt = free[session]! + roll(3);
    const returnedAt = invokedAt + 1 + roll(5);
    const outcome = roll(5) > 0 ? "ok" : roll(4) > 0 ? "unknown" : "failed";
    // After what it never heard of a session goes on at once: it may still take effect.
    free[session] = outcome === "unknown" ? invokedAt : returnedAt;
    const ended = outcome === "unknown" ? {} : { returnedAt };
    const call = { session: `s${session}`, key: "x", outcome, invokedAt, ...ended } as const;
    const kind = roll(5);
    if (kind < 2) return { ...call, kind: "read", result: fromNumber(roll(3)) };
    if (kind < 4) return { ...call, kind: "write", value: fromNumber(roll(3)) };
    return { ...call, kind: "cas", expected: fromNumber(roll(3)), value: fromNumber(roll(3)), result: roll(3) > 0 };
  });
}

const fromNumber = (number: number) => number || null;

describe("the checker", () => {
  it("finds an order where there is one, and none where there is none", () => {
    const verdicts = { linearizable: 0, "not linearizable": 0, undecided: 0 };
    for (let seed = 1; seed <= 6_000; seed++) {
      const history = randomHistory(seed);
      const verdict = checkLinearizability(history);
      verdicts[verdict.verdict]++;
      expect([seed, verdict.verdict === "linearizable"]).toEqual([seed, someOrderExplains(history)]);
      if (verdict.verdict === "linearizable") expect(isWitness(verdict.orders.get("x")!, history)).toBe(true);
    }
    expect(verdicts.undecided).toBe(0);
    expect(Math.min(verdicts.linearizable, verdicts["not linearizable"])).toBeGreaterThan(1_000);
  });

  it("names the longest prefix that there is", () => {
    const seen = { violations: 0 };
    for (let seed = 10_001; seed <= 11_500; seed++) {
      const history = randomHistory(seed);
      const verdict = checkLinearizability(history);
      if (verdict.verdict !== "not linearizable") continue;
      seen.violations++;
      const { prefix, blocked } = verdict.violation;
      const placed = prefix.filter(({ outcome }) => outcome === "ok").length;
      expect([seed, placed]).toEqual([seed, longestPrefix(history)]);
      expect(prefix).not.toContain(blocked);
      expect(blocked.outcome).toBe("ok");
    }
    expect(seen.violations).toBeGreaterThan(300);
  });
});

/** The most operations that some order places such that all that had returned before them are placed, too. */
function longestPrefix(history: readonly RegisterOperation[]): number {
  const certain = history.filter(({ outcome }) => outcome === "ok");
  const unknown = history.filter(({ outcome }) => outcome === "unknown");
  const isPrefix = (subset: readonly RegisterOperation[]) =>
    subset.every((one) => certain.every((other) => subset.includes(other) || !precedes(other, one)));
  const sizes = Array.from({ length: 2 ** certain.length }, (_, chosen) =>
    certain.filter((__, at) => chosen & (1 << at)),
  )
    .filter(isPrefix)
    .filter((subset) => someOrderExplains([...subset, ...unknown.filter((one) => isPrefix([...subset, one]))]))
    .map((subset) => subset.length);
  return Math.max(...sizes);
}

function precedes(a: RegisterOperation, b: RegisterOperation): boolean {
  if (a === b) return false;
  return a.returnedAt! < b.invokedAt || (a.session === b.session && a.returnedAt! === b.invokedAt);
}
