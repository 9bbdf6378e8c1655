/** The way back. [GMS87] */
import { type Context, todo } from "@workbook/harness";
import type { Step } from "#given/saga.ts";

/** A step that has taken effect, with what its compensation needs. */
export interface Done<Result> {
  readonly step: Step<Result>;
  readonly result: Result;
}

/**
 * Cj … C1.
 *
 * @param done the steps that have taken effect, in their order
 */
export async function compensate<Result>(_done: readonly Done<Result>[], _ctx: Context): Promise<void> {
  todo("3: in which order? A compensation fails: may you go on to the next one? May you stop?");
}
