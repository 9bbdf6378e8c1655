/** Histories in few words, for tests. */
import type { History, Operation, Transaction, Value } from "../../src/isolation/index.ts";

/**
 * A transaction from words: `T1 w x 1, r y -` writes 1 to register x and finds nothing in y; `a x 1, l x 1 2` appends to list x and
 * finds [1, 2] in it. `T1!` aborted, of `T1?` nobody knows; `T1@s` is of session s; `T1[3-5]` began at 3 and ended at 5.
 */
export function transaction(words: string): Transaction {
  const [, id = "", mark, session, began, ended, rest = ""] =
    /^(\w+)([!?])?(?:@(\w+))?(?:\[(\d+)-(\d+)\])?\s*(.*)$/.exec(words) ?? [];
  return {
    id,
    outcome: mark === "!" ? "aborted" : mark === "?" ? "unknown" : "committed",
    operations: rest === "" ? [] : rest.split(", ").map(operation),
    ...(session === undefined ? {} : { session }),
    ...(began === undefined ? {} : { beganAt: Number(began), endedAt: Number(ended) }),
  };
}

/** A history of such transactions. */
export function history(transactions: readonly string[], versions?: Readonly<Record<string, Value[]>>): History {
  return { transactions: transactions.map(transaction), ...(versions ? { versions } : {}) };
}

function operation(words: string): Operation {
  const [kind, key = "", ...values] = words.split(" ");
  const numbers = values.map(Number);
  if (kind === "a") return { kind: "append", key, value: numbers[0]! };
  if (kind === "l") return { kind: "list", key, values: numbers };
  if (kind === "w") return { kind: "write", key, value: numbers[0]! };
  return { kind: "read", key, value: values[0] === "-" ? null : numbers[0]! };
}
