/** One move of the adversary, in the numbers of a search. */
import type { Outcome } from "./system.ts";

/** What happens next. One shape for all kinds: a search makes millions of them. */
export interface Move {
  readonly kind:
    | "start"
    | "restart"
    | "deliver"
    | "expire"
    | "crash"
    | "retransmit"
    | "drop"
    | "duplicate"
    | "partition"
    | "heal";
  /** Who takes the step; 0 where only the network does. */
  readonly process: number;
  /** The message, the timer, the call or the side of a partition; 0 where there is none. */
  readonly thing: number;
  /** Whether a timer expires, or a request is repeated, while something can still be delivered. */
  readonly early: boolean;
  /** What the process makes of it. */
  readonly outcome: Outcome | undefined;
}

/** What liveness makes of a move: does the system go on by itself, hastily, by a repair, or is this a fault? */
export type Nature = "progress" | "early" | "repair" | "fault";

/** The nature of a move. */
export function natureOf(move: Move): Nature {
  if (move.outcome?.crash) return "fault";
  switch (move.kind) {
    case "start":
    case "deliver":
      return "progress";
    case "expire":
    case "retransmit":
      return move.early ? "early" : "progress";
    case "restart":
    case "heal":
      return "repair";
    default:
      return "fault";
  }
}

const kinds: readonly Move["kind"][] = ["start", "restart", "deliver", "expire", "retransmit", "heal"];

/** A number that is the same wherever the same action is possible: what fairness speaks of. */
export function actionOf({ kind, process, thing }: Move, processes: number): number {
  return (thing * processes + process) * kinds.length + kinds.indexOf(kind);
}
