/** Every send is a message, and every message takes its time. */
import type { Mutant } from "@workbook/grading";
import type { Cost, Recording } from "#given/recording.ts";
import { measure as reference } from "#reference/measure.ts";

export const mutant: Mutant = {
  replaces: "measure.ts",
  fails: "co-located",
  mistake: "counts what never leaves a machine",
  setting: "analysis; costs of two-phase-commit, yes, co-located",
};

export function measure({ events, hosts }: Recording): Cost {
  const apart = Object.fromEntries(Object.keys(hosts).map((node) => [node, node]));
  return reference({ events, hosts: apart });
}
