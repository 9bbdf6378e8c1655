/** Cleans up, and keeps quiet about why. */
import type { Mutant } from "@workbook/grading";
import type { Context } from "@workbook/harness";
import type { SagaOutcome, Step } from "#given/saga.ts";
import { runSaga as reference } from "#reference/run-saga.ts";

export const mutant: Mutant = {
  replaces: "run-saga.ts",
  fails: "outcome",
  mistake: "reports the failed saga as one that completed, without results",
  setting: "trip services=flight,hotel full=hotel stumbles=0 manner=says; multiset",
};

export async function runSaga<Result>(steps: readonly Step<Result>[], ctx: Context): Promise<SagaOutcome<Result>> {
  const outcome = await reference(steps, ctx);
  return outcome.status === "completed" ? outcome : { status: "completed", results: [] };
}
