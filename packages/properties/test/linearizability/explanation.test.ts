/** What a person is told, what is refused, and what a budget leaves open. */
import { describe, expect, it } from "vitest";
import { checkLinearizability, type RegisterOperation } from "../../src/index.ts";
import { history, operation } from "./histories.ts";

function violation(words: string) {
  const verdict = checkLinearizability(history(words));
  if (verdict.verdict !== "not linearizable") throw new Error(`it is ${verdict.verdict}`);
  return verdict.violation;
}

describe("a violation", () => {
  it("is explained by the longest prefix and by what has no place after it", () => {
    const operations = "a[0-1] w x 1, a[2-3] w x 2, b[4-5] r x 1, b[6-7] r x 2";
    const { key, prefix, blocked, sentence } = violation(operations);
    expect({ key, prefix, blocked }).toEqual({
      key: "x",
      prefix: history("a[0-1] w x 1, a[2-3] w x 2"),
      blocked: operation("b[4-5] r x 1"),
    });
    expect(sentence).toBe(
      "No order of the operations on x gets further than 2 of them up to a's write of 2 [2, 3], where x is 2. " +
        "b's read of 1 [4, 5] has no place then before it returns.",
    );
  });

  it("has the longest prefix of all that were tried", () => {
    // To place b first leads nowhere at once; a first leads to a's read, and no further.
    const words = "a[0-2] w x 1, b[0-2] w x 2, c[3-4] r x 2, d[5-6] r x 2, d[7-8] r x 1";
    expect(violation(words).prefix).toEqual(history(words).slice(0, 4));
    expect(violation(words.replace("x 1, b[0-2] w x 2", "x 2, b[0-2] w x 1")).prefix).toHaveLength(4);
  });

  it("shows at the beginning what has no place even there", () => {
    expect(violation("a[0-1] r x 3").sentence).toBe(
      "No order of the operations on x gets further than the beginning, where x is nothing. " +
        "a's read of 3 [0, 1] has no place then before it returns: nobody wrote 3.",
    );
  });

  it.each([
    ["a![0-1] w x 1, b[2-3] r x 1", ": 1 was written by nobody who succeeded."],
    ["a[0-1] n x 5 1, b[2-3] r x 1", ": 1 was written by nobody who succeeded."],
    ["a?[4] w x 1, b[2-3] r x 1", "has no place then before it returns."],
    ["a[0-1] w x one, b[2-3] n x one 1", `b's refused cas from "one" to 1 [2, 3] has no place then before it returns.`],
    [
      "a?[0] w x 1, b[2-3] r x 1, b[4-5] r x -",
      "where x is 1. b's read of nothing [4, 5] has no place then before it returns.",
    ],
    [
      "a[0-1] w x 1, b[2-3] c x 2 3",
      "than a's write of 1 [0, 1], where x is 1. b's cas from 2 to 3 [2, 3] has no place then before it returns: nobody wrote 2.",
    ],
  ])("of %s says %s", (words, end) => {
    expect(violation(words).sentence).toContain(end);
  });
});

describe("a history that nobody can have observed", () => {
  const ok = { session: "a", key: "x", outcome: "ok", invokedAt: 1, returnedAt: 2 } as const;
  const faulty: [RegisterOperation, string][] = [
    [{ ...ok, kind: "write", value: 1, returnedAt: 0 }, "a's write of x, returned before it was invoked"],
    [{ ...ok, kind: "write", value: 1, invokedAt: Number.NaN }, "does not say when it was invoked"],
    [{ ...ok, kind: "write", value: 1, returnedAt: Infinity }, "returned at no time that is a number"],
    [{ ...ok, kind: "write" } as never, "does not say what it writes"],
    [{ ...ok, kind: "cas", value: 1 } as never, "does not say what it expects and what it writes"],
    [{ ...ok, kind: "read" }, "is ok, and does not say what it found"],
    [{ ...ok, kind: "cas", expected: 1, value: 2 }, "is ok, and does not say whether it replaced"],
    [{ session: "a", key: "x", outcome: "ok", invokedAt: 1, kind: "write", value: 1 }, "does not say when it returned"],
    [{ ...ok, kind: "append" } as never, `is of the kind "append": it has to be read, write or cas`],
    [{ ...ok, kind: "write", value: 1, outcome: "committed" } as never, `has the outcome "committed"`],
  ];

  it.each(faulty)("such as %j is refused: it %s", (one, words) => {
    expect(() => checkLinearizability([operation("b[0-1] w x 1"), one])).toThrow(words);
    expect(() => checkLinearizability([operation("b[0-1] w x 1"), one])).toThrow("operation 1 of the history");
  });

  it("because a session does two things at once is refused", () => {
    expect(() => checkLinearizability(history("a[0-3] w x 1, a[2-5] r y -"))).toThrow(
      "a's read of nothing [2, 5] begins before a's write of 1 [0, 3] of the same session has ended",
    );
  });

  it("is not one whose session goes on after it gave up", () => {
    expect(checkLinearizability(history("a?[0] w x 1, a[2-5] r x -")).verdict).toBe("linearizable");
  });
});

describe("a budget", () => {
  const words = "a[0-1] w x 1, b[2-3] r x 1, a[4-5] w y 1, b[6-7] r y 1, b[8-9] r y 1";

  it("counts steps, for each key by itself", () => {
    expect(checkLinearizability(history(words), { budget: 3 })).toMatchObject({ verdict: "linearizable", steps: 5 });
    expect(checkLinearizability(history(words), { budget: 2 })).toEqual({
      verdict: "undecided",
      keys: ["y"],
      steps: 4,
    });
    expect(checkLinearizability(history(words), { budget: 1 })).toMatchObject({ keys: ["x", "y"] });
  });

  it("that is too small for one key hides no violation of another", () => {
    const bad = history(`${words}, c[0-1] r z 1`);
    expect(checkLinearizability(bad, { budget: 1 })).toMatchObject({ violation: { key: "z" } });
  });

  it.each([0, -1, 1.5, Number.NaN, 16_000_001])("of %d is refused", (budget) => {
    expect(() => checkLinearizability([], { budget })).toThrow(RangeError);
  });
});
