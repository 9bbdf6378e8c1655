/** What went wrong in a step, as the failure that its result tells. */
import { describeThrown } from "./inspect.ts";
import { type Failure, Refusal } from "./refusal.ts";
import type { Sandbox } from "./sandbox.ts";

/**
 * The failure for something that a node's code threw.
 *
 * @param who the node, with its role
 * @param name the handler that threw; what begins with a colon is no handler
 */
export function failureOf(who: string, name: string, error: unknown, sandbox: Sandbox): Failure {
  const place = sandbox.locate(error);
  const where = place ? `${place}: ` : "";
  if (isA(Refusal, error)) return { rule: error.rule, sentence: where + error.message };
  const whose = `${who}${name.startsWith(":") ? "" : "'s "}${name}`;
  return { rule: "handler-threw", sentence: `${where}${whose} threw ${describeThrown(error)}` };
}

/** The failure for an event that a node has no handler for. */
export function missingHandler(who: string, handler: string, event: string): Failure {
  return { rule: "missing-handler", sentence: `${who} has no ${handler}, and ${event}; add ${handler}` };
}

/** Whether an error is of a type. What a node's code throws may be a proxy, whose traps throw again. */
export function isA<T>(type: abstract new (...given: never[]) => T, error: unknown): error is T {
  try {
    return error instanceof type;
  } catch {
    return false;
  }
}
