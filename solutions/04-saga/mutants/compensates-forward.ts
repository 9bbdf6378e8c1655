/** Goes back in the order in which it came. */
import type { Mutant } from "@workbook/grading";
import type { Context } from "@workbook/harness";
import { type Done, compensate as reference } from "#reference/compensate.ts";

export const mutant: Mutant = {
  replaces: "compensate.ts",
  fails: "goes-back",
  mistake: "compensates in the order of the steps instead of its reverse",
  setting: "trip services=flight,hotel,car full=car stumbles=0,0 manner=says; multiset",
};

export function compensate<Result>(done: readonly Done<Result>[], ctx: Context): Promise<void> {
  return reference(done.toReversed(), ctx);
}
