/** Keeps its state to itself until it is over. */
import type { Mutant } from "@workbook/grading";
import type { Context } from "@workbook/harness";
import { type SagaOutcome, type Step, show } from "#given/saga.ts";
import type { Done } from "#reference/compensate.ts";
import { settle } from "#reference/settle.ts";

export const mutant: Mutant = {
  replaces: "run-saga.ts",
  fails: "observable",
  mistake: "shows where the saga stands only when it has ended",
  setting: "trip services=flight full=none stumbles= manner=says; multiset",
};

export async function runSaga<Result>(steps: readonly Step<Result>[], ctx: Context): Promise<SagaOutcome<Result>> {
  const done: Done<Result>[] = [];
  for (const step of steps) {
    const attempt = await settle(() => step.action());
    if (!attempt.ok) {
      for (const { step, result } of done.toReversed()) while (!(await settle(() => step.compensation(result))).ok);
      show(ctx, "compensated");
      return { status: "compensated", failed: step.name, reason: attempt.reason };
    }
    done.push({ step, result: attempt.result });
  }
  show(ctx, "completed");
  return { status: "completed", results: done.map(({ result }) => result) };
}
