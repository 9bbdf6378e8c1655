/**
 * Runs a saga: its steps in order, or, when one fails, back through the compensations. [GMS87]
 * Simplified: nobody crashes, and every failure is definite, so there is no saga log yet.
 */
import type { Context } from "@workbook/harness";
import { type SagaOutcome, type Step, show } from "#given/saga.ts";
import { compensate, type Done } from "./compensate.ts";
import { settle } from "./settle.ts";

/**
 * T1 … Tn, or T1 … Tj Cj … C1.
 *
 * @returns the results of all steps in their order, or which step failed and why
 */
export async function runSaga<Result>(steps: readonly Step<Result>[], ctx: Context): Promise<SagaOutcome<Result>> {
  const done: Done<Result>[] = [];
  show(ctx, "running"); // Others see the effects of each step at once, so they are told that this is not the end.
  for (const step of steps) {
    const attempt = await settle(() => step.action());
    if (!attempt.ok) {
      await compensate(done, ctx); // Not the step that failed: it did nothing that could be undone.
      return { status: "compensated", failed: step.name, reason: attempt.reason };
    }
    done.push({ step, result: attempt.result });
  }
  show(ctx, "completed");
  return { status: "completed", results: done.map(({ result }) => result) };
}
