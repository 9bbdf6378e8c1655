/** Histories whose verdicts are known by hand. [HW90, WG93, Lowe17] */
import { describe, expect, it } from "vitest";
import { checkLinearizability, type RegisterValue } from "../../src/index.ts";
import { isWitness } from "./all-orders.ts";
import { history, operation } from "./histories.ts";

type Initial = Record<string, RegisterValue>;

const linearizable: [about: string, operations: string, initial?: Initial][] = [
  ["nothing", ""],
  ["a read of nothing", "a[0-1] r x -"],
  ["a read of the initial value", "a[0-1] r x 7", { x: 7 }],
  ["an initial value that is written over", "a[0-1] w x 1, b[2-3] r x 1", { x: 7 }],
  ["a key by the name of what every object has", "a[0-1] r toString -"],
  ["one after the other", "a[0-1] w x 1, b[2-3] r x 1, a[4-5] w x 2, b[6-7] r x 2"],
  ["a history that is told backwards", "b[6-7] r x 2, a[4-5] w x 2, b[2-3] r x 1, a[0-1] w x 1"],
  ["a read beside a write that sees it", "a[0-9] w x 1, b[2-3] r x 1"],
  ["a read beside a write that does not see it yet", "a[0-9] w x 1, b[2-3] r x -"],
  ["a read that begins first and sees the write", "a[3-4] w x 1, b[0-9] r x 1"],
  ["reads before and after a write takes effect", "a[0-9] w x 1, b[1-2] r x -, b[3-4] r x 1"],
  ["two writes at once, of which the first invoked is the last", "a[0-5] w x 1, b[1-4] w x 2, c[6-7] r x 1"],
  ["two writes at once, of which the last invoked is the last", "a[0-5] w x 1, b[1-4] w x 2, c[6-7] r x 2"],
  [
    "three writes at once, of which the longest is the last",
    "a[0-9] w x 1, b[0-9] w x 2, c[1-8] w x 3, d[10-11] r x 1",
  ],
  ["writes at once that reads put in order", "a[0-9] w x 1, b[0-9] w x 2, c[1-2] r x 2, c[3-4] r x 1"],
  ["a value that comes back", "a[0-1] w x 1, a[2-3] w x 2, b[0-9] w x 1, c[4-5] r x 1"],
  ["a long write that takes effect last", "a[0-9] w x 1, b[1-2] w x 2, b[3-4] r x 2, b[5-6] w x 3, c[10-11] r x 1"],
  ["a failed write that nobody sees", "a![0-1] w x 1, b[2-3] r x -"],
  ["a failed cas that nobody sees", "a![0-1] c x - 1, b[2-3] r x -"],
  ["a failed read, whatever it found", "a![0-1] r x 9, b[2-3] r x -"],
  ["an unknown read", "a?[0] r x, b[2-3] r x -"],
  ["an unknown write that took effect", "a?[0] w x 1, b[2-3] r x 1"],
  ["an unknown write that never took effect", "a?[0] w x 1, b[2-3] r x -, b[4-5] r x -"],
  ["an unknown write that took effect late", "a?[0-1] w x 1, b[2-3] r x -, b[4-5] w x 2, b[6-7] r x 2, b[8-9] r x 1"],
  [
    "two unknown writes of one value that both took effect",
    "a?[0] w x 1, b?[0] w x 1, c[1-2] w x 2, c[3-4] r x 1, c[5-6] w x 3, c[7-8] r x 1",
  ],
  ["an unknown write whose session goes on", "a?[0-1] w x 1, a[2-3] w x 2, a[4-5] r x 1"],
  ["an unknown cas that took effect", "a[0-1] w x 1, b?[2] c x 1 2, c[4-5] r x 2"],
  ["an unknown cas that found something else", "a[0-1] w x 3, b?[2] c x 1 2, c[4-5] r x 3"],
  ["unknown operations that need each other", "a?[0] w x 1, b?[0] c x 1 2, c?[0] c x 2 3, d[4-5] r x 3"],
  ["an unknown write that somebody's cas needs", "a?[0] w x 1, b[2-3] c x 1 5, b[4-5] r x 5"],
  ["an unknown write for which a cas is refused", "a?[0] w x 1, b[2-3] n x - 5, b[4-5] r x 1"],
  ["an unknown write that a refused cas alone tells of", "a?[0] w x 1, b[2-3] n x - 5, c[4-5] w x 4, b[6-7] r x 4"],
  ["a chain of cas", "a[0-1] c x - 1, b[2-3] c x 1 2, c[4-5] r x 2"],
  ["a cas race with one winner", "a[0-5] c x - 1, b[1-4] n x - 2, c[6-7] r x 1"],
  ["cas at once, of which the last invoked is the first", "a[0-5] c x 2 3, b[0-5] c x 1 2, c[0-5] c x - 1"],
  ["a cas that puts what was there", "a[0-1] w x 1, b[2-3] c x 1 1, c[4-5] r x 1"],
  ["a refused cas that writes nothing", "a[0-1] w x 1, b[2-3] n x 2 3, c[4-5] r x 1"],
  ["two keys", "a[0-1] w x 1, a[2-3] w y 2, b[4-5] r y 2, b[6-7] r x 1"],
  ["times that are equal in two sessions", "a[0-5] w x 1, b[5-6] r x -"],
  ["times that are equal in one session", "a[0-5] w x 1, a[5-6] r x 1, a[6-6] w x 2, a[6-7] r x 2"],
  ["nothing that is written", "a[0-1] w x 1, a[2-3] w x -, b[4-5] r x -"],
  ["texts and numbers", "a[0-1] w x one, b[2-3] r x one, b[4-5] c x one 1, b[6-7] r x 1"],
];

const violations: [about: string, blocked: string, operations: string, initial?: Initial][] = [
  ["a stale read", "b[2-3] r x -", "a[0-1] w x 1, b[2-3] r x -"],
  ["a stale read of an older write", "b[4-5] r x 1", "a[0-1] w x 1, a[2-3] w x 2, b[4-5] r x 1"],
  ["a read of what is written later", "b[0-1] r x 1", "a[2-3] w x 1, b[0-1] r x 1"],
  ["a value that nobody wrote", "b[2-3] r x 9", "a[0-1] w x 1, b[2-3] r x 9"],
  ["a value that was written to another key", "b[2-3] r y 1", "a[0-1] w x 1, b[2-3] r y 1"],
  ["nothing where there is an initial value", "a[0-1] r x -", "a[0-1] r x -", { x: 7 }],
  ["an initial value after it was written over", "b[2-3] r x 7", "a[0-1] w x 1, b[2-3] r x 7", { x: 7 }],
  ["a lost write", "b[6-7] r x 1", "a[0-1] w x 1, a[2-3] w x 2, b[4-5] r x 2, b[6-7] r x 1"],
  ["a write that is lost, and found again", "d[6-7] r x 2", "a[0-2] w x 1, b[0-2] w x 2, c[3-4] r x 1, d[6-7] r x 2"],
  ["a new-old inversion", "c[3-4] r x -", "a[0-9] w x 1, b[1-2] r x 1, c[3-4] r x -"],
  [
    "a new-old inversion of two writes",
    "c[7-8] r x 2",
    "a[0-9] w x 1, b[1-2] w x 2, c[3-4] r x 1, c[5-6] r x 1, c[7-8] r x 2",
  ],
  [
    "two readers that see two writes in two orders",
    "d[5-6] r x 1",
    "a[0-9] w x 1, b[0-9] w x 2, c[1-2] r x 1, d[3-4] r x 2, d[5-6] r x 1",
  ],
  ["what a failed write wrote", "b[2-3] r x 1", "a![0-1] w x 1, b[2-3] r x 1"],
  ["what a failed cas wrote", "b[2-3] r x 1", "a![0-1] c x - 1, b[2-3] r x 1"],
  ["an unknown write seen before it was asked for", "b[0-1] r x 1", "a?[2] w x 1, b[0-1] r x 1"],
  ["an unknown write that was seen, and is gone", "b[4-5] r x -", "a?[0] w x 1, b[2-3] r x 1, b[4-5] r x -"],
  [
    "an unknown write that would have to take effect twice",
    "c[7-8] r x 1",
    "a?[0] w x 1, c[1-2] w x 2, c[3-4] r x 1, c[5-6] w x 3, c[7-8] r x 1",
  ],
  [
    "an unknown cas that cannot have found what it expects",
    "c[4-5] r x 2",
    "a[0-1] w x 3, b?[2] c x 1 2, c[4-5] r x 2",
  ],
  [
    "an unknown cas that would have to take effect twice",
    "c[6-7] r x 2",
    "a[0-1] w x 1, b?[0] c x 1 2, c[2-3] r x 2, c[4-5] w x 1, c[6-7] r x 2",
  ],
  ["a cas race with two winners", "b[1-4] c x - 2", "a[0-5] c x - 1, b[1-4] c x - 2"],
  ["a cas race without a winner", "b[1-4] n x - 2", "a[0-5] n x - 1, b[1-4] n x - 2"],
  ["a cas that replaces what is no longer there", "b[4-5] c x 1 3", "a[0-1] w x 1, a[2-3] c x 1 2, b[4-5] c x 1 3"],
  ["a cas that is refused what is there", "b[2-3] n x 1 2", "a[0-1] w x 1, b[2-3] n x 1 2"],
  ["what a refused cas would have written", "c[4-5] r x 3", "a[0-1] w x 1, b[2-3] n x 2 3, c[4-5] r x 3"],
  ["a lost update", "b[3-4] c x 1 3", "a[0-1] w x 1, a[2-5] c x 1 2, b[3-4] c x 1 3, c[6-7] r x 3"],
  ["a session that does not see its own write", "a[2-3] r x -", "a[0-1] w x 1, a[2-3] r x -"],
  ["a session that does not see its own write of the same time", "a[5-6] r x -", "a[0-5] w x 1, a[5-6] r x -"],
  [
    "a session's unknown write that comes before the one before it",
    "b[8-9] r x 1",
    "a[0-5] w x 1, a?[5] w x 2, b[5-5] r x 2, b[8-9] r x 1",
  ],
  ["one bad key of two", "b[6-7] r y -", "a[0-1] w x 1, a[2-3] w y 2, b[4-5] r x 1, b[6-7] r y -"],
  [
    "values that go in a circle",
    "d[7-8] r x 1",
    "a[0-9] w x 1, b[0-9] w x 2, c[0-9] w x 3, d[1-2] r x 1, d[3-4] r x 2, d[5-6] r x 3, d[7-8] r x 1",
  ],
  ["a read that sees neither of two writes", "c[4-5] r x -", "a[0-1] w x 1, b[0-9] w x 2, c[4-5] r x -"],
  [
    "a read of a write over which another was made",
    "d[4-5] r x 1",
    "a[0-1] w x 1, b[2-3] w x 2, c[2-9] w x 3, d[4-5] r x 1",
  ],
];

describe("a history of registers", () => {
  it.each(linearizable)("with %s is linearizable", (_, words, initial = {}) => {
    const operations = history(words);
    const verdict = checkLinearizability(operations, { initial });
    if (verdict.verdict !== "linearizable") throw new Error(JSON.stringify(verdict));
    for (const key of new Set(operations.map((one) => one.key))) {
      const own = operations.filter((one) => one.key === key);
      const value = Object.hasOwn(initial, key) ? initial[key]! : null;
      expect(isWitness(verdict.orders.get(key)!, own, value)).toBe(true);
    }
  });

  it.each(violations)("with %s is not linearizable for %s", (_, blocked, words, initial = {}) => {
    const verdict = checkLinearizability(history(words), { initial });
    expect(verdict).toMatchObject({ verdict: "not linearizable", violation: { blocked: operation(blocked) } });
  });

  it("tells a number from its text", () => {
    const [write, read] = history("a[0-1] w x 1, b[2-3] r x 1");
    expect(checkLinearizability([{ ...write!, value: "1" } as never, read!]).verdict).toBe("not linearizable");
  });

  it("is judged mildly where equal times leave open in each of two keys what is impossible in both", () => {
    const operations = history("p[0-5] r y 1, p[5-6] w x 1, q[0-5] r x 1, q[5-6] w y 1");
    expect(checkLinearizability(operations).verdict).toBe("linearizable");
    const apart = operations.map((one) => (one.invokedAt === 5 ? { ...one, invokedAt: 5.5 } : one));
    expect(checkLinearizability(apart).verdict).toBe("not linearizable");
  });

  it("leaves nothing to explain where all failed", () => {
    const verdict = checkLinearizability(history("a![0-1] w x 1, a![2-3] r x 2"));
    expect(verdict).toEqual({ verdict: "linearizable", steps: 0, orders: new Map([["x", []]]) });
  });

  it("has an order without the unknown that need not have taken effect", () => {
    const operations = history("a?[0] w x 1, b?[0] w x 2, c[1-2] r x 2");
    const verdict = checkLinearizability(operations);
    expect(verdict).toMatchObject({ orders: new Map([["x", [operations[1], operations[2]]]]) });
  });
});
