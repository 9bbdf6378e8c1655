/** Undoes the step that failed, to be on the safe side. It did nothing, so there is nothing to undo. */
import type { Mutant } from "@workbook/grading";
import type { Context } from "@workbook/harness";
import { type SagaOutcome, type Step, show } from "#given/saga.ts";
import { compensate, type Done } from "#reference/compensate.ts";
import { settle } from "#reference/settle.ts";

export const mutant: Mutant = {
  replaces: "run-saga.ts",
  fails: "failed-step",
  mistake: "compensates the step that failed, too",
  setting: "trip services=flight,hotel full=hotel stumbles=0 manner=says; multiset",
};

export async function runSaga<Result>(steps: readonly Step<Result>[], ctx: Context): Promise<SagaOutcome<Result>> {
  const begun: Done<Result>[] = [];
  show(ctx, "running");
  for (const step of steps) {
    const attempt = await settle(() => step.action());
    begun.push({ step, result: (attempt.ok ? attempt.result : undefined) as Result });
    if (attempt.ok) continue;
    await compensate(begun, ctx);
    return { status: "compensated", failed: step.name, reason: attempt.reason };
  }
  show(ctx, "completed");
  return { status: "completed", results: begun.map(({ result }) => result) };
}
