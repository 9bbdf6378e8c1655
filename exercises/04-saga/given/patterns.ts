/** What the environment may choose: which step fails, and how often each compensation stumbles before it succeeds. */
import type { NodeId } from "@workbook/harness";

/** One choice of the environment: plain data, so that it can name a cluster. */
export type Pattern = {
  /** The services of the trip, in the order of its steps. */
  readonly services: NodeId[];
  /** The service that has no place, or `none`. */
  readonly full: NodeId | "none";
  /** For each service before the full one, how often its cancellation fails. */
  readonly stumbles: number[];
};

const trip = ["flight", "hotel", "car", "guide", "museum"];

/** All steps succeed. */
export function smooth(steps: number): Pattern {
  return { services: trip.slice(0, steps), full: "none", stumbles: [] };
}

/** Step k fails, counted from 1, and no compensation stumbles. */
export function failsAt(k: number, steps: number): Pattern {
  return { services: trip.slice(0, steps), full: trip[k - 1]!, stumbles: trip.slice(0, k - 1).map(() => 0) };
}

/** Every choice for so many steps, each compensation failing up to twice. */
export function patterns(steps: number): Pattern[] {
  const failing = Array.from({ length: steps }, (_, index) => failsAt(index + 1, steps));
  return [
    smooth(steps),
    ...failing.flatMap((pattern) => counts(pattern.stumbles.length).map((stumbles) => ({ ...pattern, stumbles }))),
  ];
}

/** Every choice for 1 up to `most` steps. */
export function patternsUpTo(most: number): Pattern[] {
  return Array.from({ length: most }, (_, index) => patterns(index + 1)).flat();
}

/** All lists of so many numbers from 0 to 2. */
function counts(length: number): number[][] {
  if (length === 0) return [[]];
  return counts(length - 1).flatMap((shorter) => [0, 1, 2].map((count) => [...shorter, count]));
}
