/** How large the window is in which a crash of the coordinator blocks. [BHG87 ch. 7] */
import type { BlockingWindow, CrashState } from "#given/crashes.ts";

/** Counts positions, not states: how many states follow a crash says how much can still happen, and nothing about the window. */
export function blockingWindow(states: readonly CrashState[]): BlockingWindow {
  const blocking = new Set(states.filter(({ blocked }) => blocked).map(({ effects }) => effects));
  return { blocking: blocking.size, positions: 1 + Math.max(0, ...states.map(({ effects }) => effects)) };
}
