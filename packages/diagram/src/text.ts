/** A trace as text for a terminal. */
import type { Trace } from "@workbook/harness";
import { story } from "./words.ts";

/** The trace in words, one line a step. */
export function toText(trace: Trace): string {
  return story(trace).join("\n");
}
