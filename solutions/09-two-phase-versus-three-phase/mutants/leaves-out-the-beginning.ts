/** It counts the positions after which a crash was seen. */
import type { Mutant } from "@workbook/grading";
import type { BlockingWindow, CrashState } from "#given/crashes.ts";

export const mutant: Mutant = {
  replaces: "blocking-window.ts",
  fails: "other-windows",
  mistake: "leaves out the position before the first effect",
  setting: "analysis; the blocking window of two-phase-commit for 3 participants",
};

export function blockingWindow(states: readonly CrashState[]): BlockingWindow {
  const positions = new Set(states.map(({ effects }) => effects));
  const blocking = new Set(states.filter(({ blocked }) => blocked).map(({ effects }) => effects));
  return { blocking: blocking.size, positions: positions.size };
}
