/** What the environment may choose. */
import type { Vote } from "./messages.ts";

/** Every way in which so many participants can vote. */
export function assignments(participants: number): Vote["vote"][][] {
  if (participants === 0) return [[]];
  return assignments(participants - 1).flatMap((votes) => [
    [...votes, "yes" as const],
    [...votes, "no" as const],
  ]);
}

/** Every way in which 1 to `most` participants can vote. */
export function assignmentsUpTo(most: number): Vote["vote"][][] {
  return Array.from({ length: most }, (_, index) => assignments(index + 1)).flat();
}

/** So many Yes. */
export function allYes(participants: number): Vote["vote"][] {
  return Array.from({ length: participants }, () => "yes" as const);
}
