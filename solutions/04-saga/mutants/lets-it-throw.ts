/** Expects every failure to be a value. */
import type { Mutant } from "@workbook/grading";
import type { Attempt } from "#given/saga.ts";

export const mutant: Mutant = {
  replaces: "settle.ts",
  fails: "throws",
  mistake: "compensates nothing when a step throws",
  setting: "trip services=flight,hotel full=hotel stumbles=0 manner=throws; multiset",
};

export function settle<Result>(attempt: () => Promise<Attempt<Result>>): Promise<Attempt<Result>> {
  return attempt();
}
