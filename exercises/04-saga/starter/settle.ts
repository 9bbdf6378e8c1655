/** One attempt at a step or a compensation. */
import { todo } from "@workbook/harness";
import type { Attempt } from "#given/saga.ts";

/** Tries it once. Whatever comes of it is a value. */
export async function settle<Result>(_attempt: () => Promise<Attempt<Result>>): Promise<Attempt<Result>> {
  todo("2: it may say that it failed, and it may throw. What is the reason then?");
}
