/** Says that it has compensated when it has only decided to. */
import type { Mutant } from "@workbook/grading";
import type { Context } from "@workbook/harness";
import { show } from "#given/saga.ts";
import { compensate as backwards, type Done } from "#reference/compensate.ts";

export const mutant: Mutant = {
  replaces: "compensate.ts",
  fails: "observable",
  mistake: "says that everything is undone while it still stands",
  setting: "observed-trip services=flight,hotel full=hotel stumbles=0; multiset",
};

export async function compensate<Result>(done: readonly Done<Result>[], ctx: Context): Promise<void> {
  show(ctx, "compensated");
  await backwards(done, ctx);
}
