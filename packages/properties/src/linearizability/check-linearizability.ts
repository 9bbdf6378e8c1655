/**
 * Judges a history of registers: whether its operations, each at one moment between its invocation and its return, explain what its
 * clients saw. Each key by itself: a history is linearizable if and only if it is for each of its objects. The exception are times that
 * are equal: they leave open what came first, and what they leave open in two keys each may be impossible in both together; then the
 * verdict is mild. What is called not linearizable never is.
 * Where few operations run at once the time that it takes grows with the history; in general the question is NP-complete, and the
 * budget bounds it. [HW90, WG93, Lowe17]
 */
import { type LinearizabilityViolation, violationOf } from "./explanation.ts";
import type { RegisterHistory, RegisterOperation, RegisterValue } from "./history.ts";
import { keyHistory } from "./key-history.ts";
import { search } from "./search.ts";
import { validate } from "./validation.ts";

/** More than this the tables of the search cannot hold. */
const mostSteps = 16_000_000;

/** What may be said about a check. */
export interface LinearizabilityOptions {
  /** How many steps the search may take for each key: a step places one operation. 1,000,000 where nothing is said, 16,000,000 at most. */
  readonly budget?: number;
  /** What keys hold at first; nothing (`null`) where nothing is said. */
  readonly initial?: Readonly<Record<string, RegisterValue>>;
}

/** A verdict, with the steps that it took for all keys together. */
export type LinearizabilityVerdict = { readonly steps: number } & (
  | {
      readonly verdict: "linearizable";
      /** For each key an order that explains it. What failed is not in it, nor what need not have taken effect. */
      readonly orders: ReadonlyMap<string, readonly RegisterOperation[]>;
    }
  | {
      readonly verdict: "not linearizable";
      /** Of the first key that shows one. */
      readonly violation: LinearizabilityViolation;
    }
  | {
      readonly verdict: "undecided";
      /** The keys for which the budget was too small; the others are linearizable. */
      readonly keys: readonly string[];
    }
);

/**
 * Judges a history. [HW90, WG93, Lowe17]
 *
 * @throws Error when the history cannot have been observed: something returned before it was invoked, say
 * @throws RangeError when the budget is no whole number from 1 to 16,000,000
 */
export function checkLinearizability(
  history: RegisterHistory,
  { budget = 1_000_000, initial = {} }: LinearizabilityOptions = {},
): LinearizabilityVerdict {
  if (!Number.isInteger(budget) || budget < 1 || budget > mostSteps)
    throw new RangeError(`the budget is ${budget}: it has to be a whole number from 1 to ${mostSteps}`);
  validate(history);
  let steps = 0;
  const orders = new Map<string, readonly RegisterOperation[]>();
  const undecided: string[] = [];
  for (const [key, operations] of byKey(history)) {
    const prepared = keyHistory(key, operations, Object.hasOwn(initial, key) ? initial[key]! : null);
    const result = search(prepared, budget);
    steps += result.steps;
    if (result.found === "none") {
      const violation = violationOf(prepared, operations, result.longest, result.blocked);
      return { steps, verdict: "not linearizable", violation };
    }
    if (result.found === "undecided") undecided.push(key);
    else {
      const order = result.order.map((number) => prepared.operations[number]!.operation);
      orders.set(key, order);
    }
  }
  if (undecided.length > 0) return { steps, verdict: "undecided", keys: undecided };
  return { steps, verdict: "linearizable", orders };
}

function byKey(history: RegisterHistory): Map<string, RegisterOperation[]> {
  const keys = new Map<string, RegisterOperation[]>();
  for (const operation of history) {
    const known = keys.get(operation.key);
    if (known) known.push(operation);
    else keys.set(operation.key, [operation]);
  }
  return keys;
}
