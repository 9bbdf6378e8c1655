/** Linearizability as it is defined: some subset of what is unknown, some order of it all. Shares nothing with the checker. [HW90] */
import type { RegisterHistory, RegisterOperation, RegisterValue } from "../../src/index.ts";

/** Whether any order at all explains the operations of one key. */
export function someOrderExplains(history: RegisterHistory, initial: RegisterValue = null): boolean {
  const certain = history.filter(({ outcome }) => outcome === "ok");
  const unknown = history.filter(({ outcome }) => outcome === "unknown");
  for (let chosen = 0; chosen < 2 ** unknown.length; chosen++) {
    const subset = [...certain, ...unknown.filter((_, at) => chosen & (1 << at))];
    for (const order of ordersOf(subset)) if (keepsTime(order) && explainsResults(order, initial)) return true;
  }
  return false;
}

/** Whether an order is one of this history's own: all that took effect, nothing that failed, in real time, with the results seen. */
export function isWitness(order: RegisterHistory, history: RegisterHistory, initial: RegisterValue = null): boolean {
  const placed = new Set(order);
  return (
    placed.size === order.length &&
    order.every((operation) => operation.outcome !== "failed" && history.includes(operation)) &&
    history.every((operation) => operation.outcome !== "ok" || placed.has(operation)) &&
    keepsTime(order) &&
    explainsResults(order, initial)
  );
}

function* ordersOf(operations: RegisterHistory): Generator<RegisterOperation[]> {
  if (operations.length === 0) yield [];
  for (const [at, first] of operations.entries())
    for (const rest of ordersOf(operations.toSpliced(at, 1))) yield [first, ...rest];
}

function keepsTime(order: RegisterHistory): boolean {
  return order.every((later, at) => order.slice(0, at).every((earlier) => !precedes(later, earlier)));
}

/** Whether one had returned when the other was invoked; of one session also at the same time. */
function precedes(a: RegisterOperation, b: RegisterOperation): boolean {
  if (a === b || a.outcome !== "ok" || a.returnedAt! > b.invokedAt) return false;
  if (a.returnedAt! < b.invokedAt) return true;
  // Both last no time: then the history's own order would tell, and these tests have no such two.
  return a.session === b.session;
}

function explainsResults(order: RegisterHistory, initial: RegisterValue): boolean {
  let state = initial;
  for (const operation of order) {
    if (operation.kind === "read" && operation.outcome === "ok" && operation.result !== state) return false;
    if (operation.kind === "write") state = operation.value;
    if (operation.kind !== "cas") continue;
    const replaces = operation.expected === state;
    if (operation.outcome === "ok" && operation.result !== replaces) return false;
    if (replaces) state = operation.value;
  }
  return true;
}
