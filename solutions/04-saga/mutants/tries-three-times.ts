/** Gives every compensation three attempts, which has always been enough. */
import type { Mutant } from "@workbook/grading";
import type { Context } from "@workbook/harness";
import { show } from "#given/saga.ts";
import type { Done } from "#reference/compensate.ts";
import { settle } from "#reference/settle.ts";

export const mutant: Mutant = {
  replaces: "compensate.ts",
  fails: "retries",
  mistake: "stops trying a compensation after three attempts",
  setting: "trip services=flight,hotel full=hotel stumbles=9 manner=says; multiset",
};

export async function compensate<Result>(done: readonly Done<Result>[], ctx: Context): Promise<void> {
  show(ctx, "compensating");
  for (const { step, result } of done.toReversed()) {
    for (let attempt = 1; attempt <= 3; attempt++) if ((await settle(() => step.compensation(result))).ok) break;
  }
  show(ctx, "compensated");
}
