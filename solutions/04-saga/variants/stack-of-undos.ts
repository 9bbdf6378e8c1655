/** Pushes what would undo a step onto a stack, and on failure takes it off from the top. */
import type { Variant } from "@workbook/grading";
import type { Context } from "@workbook/harness";
import { type Attempt, type SagaOutcome, type Step, show } from "#given/saga.ts";

export const variant: Variant = { replaces: "run-saga.ts", shape: "a stack of closures, and exceptions for failures" };

export async function runSaga<Result>(steps: readonly Step<Result>[], ctx: Context): Promise<SagaOutcome<Result>> {
  const undos: (() => Promise<unknown>)[] = [];
  const results: Result[] = [];
  let current = "";
  show(ctx, "running");
  try {
    for (const step of steps) {
      current = step.name;
      const result = resultOf(await step.action());
      results.push(result);
      undos.push(() => step.compensation(result).then(resultOf));
    }
  } catch (error) {
    show(ctx, "compensating");
    for (let undo = undos.pop(); undo; undo = undos.pop()) await persistently(undo, ctx);
    show(ctx, "compensated");
    return { status: "compensated", failed: current, reason: (error as Error).message };
  }
  show(ctx, "completed");
  return { status: "completed", results };
}

async function persistently(undo: () => Promise<unknown>, ctx: Context): Promise<void> {
  for (let pauseMs = 10; ; pauseMs *= 2) {
    try {
      await undo();
      return;
    } catch {
      await ctx.sleep(pauseMs);
    }
  }
}

function resultOf<Result>(attempt: Attempt<Result>): Result {
  if (attempt.ok) return attempt.result;
  throw new Error(attempt.reason);
}
