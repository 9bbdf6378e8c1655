/** Tries each compensation once. */
import type { Mutant } from "@workbook/grading";
import type { Context } from "@workbook/harness";
import { show } from "#given/saga.ts";
import type { Done } from "#reference/compensate.ts";
import { settle } from "#reference/settle.ts";

export const mutant: Mutant = {
  replaces: "compensate.ts",
  fails: "retries",
  mistake: "gives up on a compensation that fails",
  setting: "trip services=flight,hotel full=hotel stumbles=1 manner=says; multiset",
};

export async function compensate<Result>(done: readonly Done<Result>[], ctx: Context): Promise<void> {
  show(ctx, "compensating");
  for (const { step, result } of done.toReversed()) await settle(() => step.compensation(result));
  show(ctx, "compensated");
}
