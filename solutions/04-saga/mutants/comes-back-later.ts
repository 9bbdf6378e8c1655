/** Goes on to the next compensation when one fails, and comes back to it at the end. */
import type { Mutant } from "@workbook/grading";
import type { Context } from "@workbook/harness";
import { show } from "#given/saga.ts";
import type { Done } from "#reference/compensate.ts";
import { settle } from "#reference/settle.ts";

export const mutant: Mutant = {
  replaces: "compensate.ts",
  fails: "retries",
  mistake: "goes on to the next compensation while one has yet to succeed",
  setting: "trip services=flight,hotel,car full=car stumbles=0,1 manner=says; multiset",
};

export async function compensate<Result>(done: readonly Done<Result>[], ctx: Context): Promise<void> {
  show(ctx, "compensating");
  const left = done.toReversed();
  for (let next = left.shift(); next; next = left.shift()) {
    const { step, result } = next;
    if (!(await settle(() => step.compensation(result))).ok) left.push(next);
  }
  show(ctx, "compensated");
}
