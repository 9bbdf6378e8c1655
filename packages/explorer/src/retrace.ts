/** Going a way again that a search has found. */
import type { Adversary } from "./adversary.ts";
import type { Move } from "./move.ts";
import type { Unpacked } from "./state-table.ts";
import type { BreakingMove, Successors } from "./successors.ts";

/** Takes the move that leads to the successor which is wanted. */
export function stepTo(
  adversary: Adversary,
  successors: Successors,
  row: Unpacked,
  wanted: (successors: Successors) => number,
): { move: Move; row: Unpacked } {
  adversary.expand(row, successors);
  const index = wanted(successors);
  if (index < 0) throw new Error("no move leads to the state that was found");
  return { move: successors.move(index, adversary.performer.recording.outcomes), row: successors.copy(index) };
}

/** The move that breaks something, and takes the fewest faults. */
export function lastMove(adversary: Adversary, successors: Successors, row: Unpacked): BreakingMove {
  adversary.expand(row, successors);
  return successors.breaking.reduce((one, other) => (other.cost < one.cost ? other : one));
}
