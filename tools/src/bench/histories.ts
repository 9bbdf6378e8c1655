/** A long history that is strictly serializable by construction: transactions take effect one at a time, and overlap in time. */
import { checkIsolation, type History, type Operation, type Transaction, type Value } from "@workbook/properties";
import type { Counts } from "./workloads.ts";

const atOnce = 10;
const operations = 4;
/** So many appends fill a list; then another key takes its place. */
const fullLists = 32;

/**
 * Makes and judges a history.
 *
 * @throws Error when it is found wanting
 */
export function judged(transactions: number): () => Promise<Counts> {
  const history = made(transactions);
  return async () => {
    const { anomalies, keeps } = checkIsolation(history);
    if (keeps[0] !== "strict serializability") throw new Error(anomalies[0]?.sentence ?? "nothing is kept");
    return { distinct: transactions, generated: transactions * operations, executions: 0 };
  };
}

function made(count: number): History {
  const lists = new Map<string, Value[]>();
  let appended = 0;
  const transactions = Array.from({ length: count }, (_, number): Transaction => {
    const done = Array.from({ length: operations }, (_, at): Operation => {
      // Mixed, the same each time.
      const mixed = Math.imul(number * operations + at + 1, 2_654_435_761) >>> 0;
      const key = `k${Math.floor(appended / (8 * fullLists)) * 8 + (mixed % 8)}`;
      const list = lists.get(key) ?? [];
      lists.set(key, list);
      if (mixed & 256) return { kind: "list", key, values: [...list] };
      list.push(appended++);
      return { kind: "append", key, value: appended - 1 };
    });
    const beganAt = number * 10;
    return {
      id: `t${number}`,
      session: `s${number % atOnce}`,
      outcome: "committed",
      operations: done,
      beganAt,
      endedAt: beganAt + 10 * atOnce - 5,
    };
  });
  return { transactions };
}
