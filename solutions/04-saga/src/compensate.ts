/** The way back. [GMS87] */
import type { Context } from "@workbook/harness";
import { type Step, show } from "#given/saga.ts";
import { settle } from "./settle.ts";

const pauseMs = 50;

/** A step that has taken effect, with what its compensation needs. */
export interface Done<Result> {
  readonly step: Step<Result>;
  readonly result: Result;
}

/**
 * Cj … C1, one after another: a later step may have built on an earlier one.
 *
 * @param done the steps that have taken effect, in their order
 */
export async function compensate<Result>(done: readonly Done<Result>[], ctx: Context): Promise<void> {
  show(ctx, "compensating");
  for (const { step, result } of done.toReversed()) {
    // Nothing is left to fall back on when a compensation fails, so it is tried until it succeeds.
    while (!(await settle(() => step.compensation(result))).ok) await ctx.sleep(pauseMs);
  }
  show(ctx, "compensated");
}
