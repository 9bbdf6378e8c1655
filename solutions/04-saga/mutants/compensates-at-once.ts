/** Sends all compensations off at once, to save time. */
import type { Mutant } from "@workbook/grading";
import type { Context } from "@workbook/harness";
import { compensate as backwards, type Done } from "#reference/compensate.ts";

export const mutant: Mutant = {
  replaces: "compensate.ts",
  fails: "goes-back",
  mistake: "runs the compensations at once instead of one after another",
  setting: "trip services=flight,hotel,car full=car stumbles=0,0 manner=says; multiset",
};

export async function compensate<Result>(done: readonly Done<Result>[], ctx: Context): Promise<void> {
  await Promise.all(done.map((one) => backwards([one], ctx)));
}
