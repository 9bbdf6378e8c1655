/** Says why the saga failed, and names the step whose compensation ran last. */
import type { Mutant } from "@workbook/grading";
import type { Context } from "@workbook/harness";
import type { SagaOutcome, Step } from "#given/saga.ts";
import { runSaga as reference } from "#reference/run-saga.ts";

export const mutant: Mutant = {
  replaces: "run-saga.ts",
  fails: "outcome",
  mistake: "names another step than the one that failed",
  setting: "trip services=flight,hotel full=hotel stumbles=0 manner=says; multiset",
};

export async function runSaga<Result>(steps: readonly Step<Result>[], ctx: Context): Promise<SagaOutcome<Result>> {
  const outcome = await reference(steps, ctx);
  return outcome.status === "completed" ? outcome : { ...outcome, failed: steps[0]!.name };
}
