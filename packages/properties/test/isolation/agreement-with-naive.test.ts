/** The checker against one that tries all orders, on small histories that chance has made. */
import { describe, expect, it } from "vitest";
import {
  checkIsolation,
  type History,
  type Operation,
  type Transaction,
  type Value,
} from "../../src/isolation/index.ts";
import { dice } from "../dice.ts";

const keys = ["x", "y"];

/** Up to four transactions on two lists; each read sees some list that appends could have made, whatever isolation says. */
function randomHistory(seed: number): History {
  const roll = dice(seed);
  const orders = new Map(keys.map((key) => [key, [] as Value[]]));
  const shapes = Array.from({ length: 2 + roll(3) }, (_, number) =>
    Array.from({ length: 1 + roll(3) }, (_, at) => ({
      append: roll(2) === 0,
      key: keys[roll(2)]!,
      value: 10 * number + at,
    })),
  );
  for (const { append, key, value } of shapes.flat()) {
    const order = orders.get(key)!;
    if (append) order.splice(roll(order.length + 1), 0, value);
  }
  const transactions = shapes.map((shape, number): Transaction => {
    const operations = shape.map(({ append, key, value }): Operation => {
      if (append) return { kind: "append", key, value };
      const order = orders.get(key)!;
      return { kind: "list", key, values: order.slice(0, roll(order.length + 1)) };
    });
    return { id: `T${number}`, outcome: "committed", operations };
  });
  // Somebody reads everything, so that all orders are known.
  const all = keys.map((key): Operation => ({ kind: "list", key, values: orders.get(key)! }));
  return { transactions: [...transactions, { id: "T9", outcome: "committed", operations: all }] };
}

/** Whether the transactions, in some order and one at a time, do what the history says. */
function isSerializable({ transactions }: History): boolean {
  const tries = (left: readonly Transaction[], state: ReadonlyMap<string, readonly Value[]>): boolean => {
    if (left.length === 0) return true;
    return left.some((one) => {
      const after = run(one, state);
      return (
        after !== undefined &&
        tries(
          left.filter((other) => other !== one),
          after,
        )
      );
    });
  };
  return tries(transactions, new Map());
}

function run(
  { operations }: Transaction,
  before: ReadonlyMap<string, readonly Value[]>,
): ReadonlyMap<string, readonly Value[]> | undefined {
  const state = new Map(before);
  for (const operation of operations) {
    const now = state.get(operation.key) ?? [];
    if (operation.kind === "append") state.set(operation.key, [...now, operation.value]);
    else if (operation.kind === "list" && operation.values.join() !== now.join()) return undefined;
  }
  return state;
}

describe("the checker", () => {
  it("finds an anomaly where no order explains a history, and none where one does", () => {
    const verdicts = { serializable: 0, not: 0 };
    for (let seed = 1; seed <= 3_000; seed++) {
      const history = randomHistory(seed);
      const serializable = isSerializable(history);
      verdicts[serializable ? "serializable" : "not"]++;
      expect([seed, checkIsolation(history).keeps.includes("serializability")]).toEqual([seed, serializable]);
    }
    expect(Math.min(verdicts.serializable, verdicts.not)).toBeGreaterThan(100);
  });
});
