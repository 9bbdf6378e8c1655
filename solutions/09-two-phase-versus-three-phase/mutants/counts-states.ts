/** Of all that can follow a crash, the part in which somebody is blocked. */
import type { Mutant } from "@workbook/grading";
import type { BlockingWindow, CrashState } from "#given/crashes.ts";

export const mutant: Mutant = {
  replaces: "blocking-window.ts",
  fails: "window",
  mistake: "counts states in place of positions",
  setting: "analysis; the blocking window of two-phase-commit for 1 participants",
};

export function blockingWindow(states: readonly CrashState[]): BlockingWindow {
  return { blocking: states.filter(({ blocked }) => blocked).length, positions: states.length };
}
