/**
 * Runs a saga: its steps in order, or, when one fails, back through the compensations. [GMS87]
 * Simplified: nobody crashes, and every failure is definite, so there is no saga log yet.
 */
import { type Context, todo } from "@workbook/harness";
import type { SagaOutcome, Step } from "#given/saga.ts";

/**
 * T1 … Tn, or T1 … Tj Cj … C1.
 *
 * @returns the results of all steps in their order, or which step failed and why
 */
export async function runSaga<Result>(_steps: readonly Step<Result>[], _ctx: Context): Promise<SagaOutcome<Result>> {
  todo("1: what do you show of the saga, and when? What will you need of a step once it has succeeded?");
}
