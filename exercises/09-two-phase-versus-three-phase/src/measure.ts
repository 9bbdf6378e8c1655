/** What a run costs, as the literature counts it. [GL06, BHG87 ch. 7] */
import { todo } from "@workbook/harness";
import type { Cost, Recording } from "#given/recording.ts";

/** Adds up a run. */
export function measure(_recording: Recording): Cost {
  return todo("1: which messages follow one another, and which are at the same time? Which leave a machine at all?");
}
