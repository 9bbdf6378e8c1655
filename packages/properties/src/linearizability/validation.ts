/** What a history has to be before it can be judged. */
import { described, type RegisterHistory, type RegisterOperation } from "./history.ts";

/**
 * Sees to it that a history could have been observed.
 *
 * @throws Error naming the first operation that could not
 */
export function validate(history: RegisterHistory): void {
  for (const [at, operation] of history.entries()) {
    const fault = faultOf(operation);
    if (fault !== undefined) throw new Error(`operation ${at} of the history, ${nameOf(operation)}, ${fault}`);
  }
  validateSessions(history);
}

/** The order of a session: what begins first; of what begins at once, what ends first. What never returned was given up at some time. */
export function sessionOrder(a: RegisterOperation, b: RegisterOperation): number {
  return a.invokedAt - b.invokedAt || (a.returnedAt ?? a.invokedAt) - (b.returnedAt ?? b.invokedAt);
}

function faultOf(operation: RegisterOperation): string | undefined {
  const { kind, outcome, invokedAt, returnedAt } = operation;
  if (!["read", "write", "cas"].includes(kind)) return `is of the kind "${kind}": it has to be read, write or cas`;
  if (!["ok", "failed", "unknown"].includes(outcome))
    return `has the outcome "${outcome}": it has to be ok, failed or unknown`;
  if (!Number.isFinite(invokedAt)) return "does not say when it was invoked";
  if (returnedAt !== undefined && !Number.isFinite(returnedAt)) return "returned at no time that is a number";
  if (returnedAt !== undefined && returnedAt < invokedAt) return "returned before it was invoked";
  if (kind === "write" && operation.value === undefined) return "does not say what it writes";
  if (kind === "cas" && (operation.expected === undefined || operation.value === undefined))
    return "does not say what it expects and what it writes";
  if (outcome !== "ok") return undefined;
  if (returnedAt === undefined) return "is ok, and does not say when it returned";
  if (kind === "read" && operation.result === undefined) return "is ok, and does not say what it found";
  if (kind === "cas" && typeof operation.result !== "boolean") return "is ok, and does not say whether it replaced";
  return undefined;
}

/** A faulty operation may lack what describes others. */
function nameOf({ session, kind, key }: RegisterOperation): string {
  return `${session}'s ${kind} of ${key}`;
}

function validateSessions(history: RegisterHistory): void {
  const sessions = new Map<string, RegisterOperation>();
  for (const operation of [...history].sort(sessionOrder)) {
    const before = sessions.get(operation.session);
    if (before && before.returnedAt! > operation.invokedAt)
      throw new Error(`${described(operation)} begins before ${described(before)} of the same session has ended`);
    // One that never returned says nothing of when its client gave up.
    if (operation.returnedAt !== undefined) sessions.set(operation.session, operation);
  }
}
