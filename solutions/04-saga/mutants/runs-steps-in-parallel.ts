/** Starts all steps together, to save time. */
import type { Mutant } from "@workbook/grading";
import type { Context } from "@workbook/harness";
import { type SagaOutcome, type Step, show } from "#given/saga.ts";
import { compensate } from "#reference/compensate.ts";
import { settle } from "#reference/settle.ts";

export const mutant: Mutant = {
  replaces: "run-saga.ts",
  fails: "completes",
  mistake: "starts a step before the one before it has succeeded",
  setting: "trip services=flight,hotel full=none stumbles= manner=says; multiset",
};

export async function runSaga<Result>(steps: readonly Step<Result>[], ctx: Context): Promise<SagaOutcome<Result>> {
  show(ctx, "running");
  const attempts = await Promise.all(steps.map((step) => settle(() => step.action())));
  const done = attempts.flatMap((attempt, index) =>
    attempt.ok ? [{ step: steps[index]!, result: attempt.result }] : [],
  );
  const failed = attempts.findIndex(({ ok }) => !ok);
  const attempt = attempts[failed];
  if (attempt && !attempt.ok) {
    await compensate(done, ctx);
    return { status: "compensated", failed: steps[failed]!.name, reason: attempt.reason };
  }
  show(ctx, "completed");
  return { status: "completed", results: done.map(({ result }) => result) };
}
