/** How large the window is in which a crash of the coordinator blocks. [BHG87 ch. 7] */
import { todo } from "@workbook/harness";
import type { BlockingWindow, CrashState } from "#given/crashes.ts";

/** Counts the positions at which the coordinator can crash, and those at which a crash can block somebody. */
export function blockingWindow(_states: readonly CrashState[]): BlockingWindow {
  return todo(
    "2: many states follow one crash. What makes its position a blocking one? And how many positions are there?",
  );
}
