/** Keeps one result, the last, and hands it to every compensation. */
import type { Mutant } from "@workbook/grading";
import type { Context } from "@workbook/harness";
import { type Done, compensate as reference } from "#reference/compensate.ts";

export const mutant: Mutant = {
  replaces: "compensate.ts",
  fails: "results",
  mistake: "gives a compensation what another step returned",
  setting: "trip services=flight,hotel,car full=car stumbles=0,0 manner=says; multiset",
};

export function compensate<Result>(done: readonly Done<Result>[], ctx: Context): Promise<void> {
  return reference(
    done.map(({ step }) => ({ step, result: done.at(-1)!.result })),
    ctx,
  );
}
