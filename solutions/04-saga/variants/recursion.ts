/** Forward on the way into a recursion, back on the way out of it: the call stack remembers what has to be undone. */
import type { Variant } from "@workbook/grading";
import type { Context } from "@workbook/harness";
import { type SagaOutcome, type Step, show } from "#given/saga.ts";
import { settle } from "#reference/settle.ts";

export const variant: Variant = { replaces: "run-saga.ts", shape: "the call stack is the list of what is done" };

export async function runSaga<Result>(steps: readonly Step<Result>[], ctx: Context): Promise<SagaOutcome<Result>> {
  show(ctx, "running");
  const outcome = await from(steps, [], ctx);
  show(ctx, outcome.status);
  return outcome;
}

async function from<Result>(
  [step, ...later]: readonly Step<Result>[],
  results: readonly Result[],
  ctx: Context,
): Promise<SagaOutcome<Result>> {
  if (!step) return { status: "completed", results };
  const attempt = await settle(() => step.action());
  if (!attempt.ok) {
    show(ctx, "compensating");
    return { status: "compensated", failed: step.name, reason: attempt.reason };
  }
  const outcome = await from(later, [...results, attempt.result], ctx);
  if (outcome.status === "completed") return outcome;
  for (let undone = false; !undone; ) undone = (await settle(() => step.compensation(attempt.result))).ok;
  return outcome;
}
