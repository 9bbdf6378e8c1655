/** One move of the adversary, in the numbers of a search. */
import type { Outcome } from "./system.ts";

/** What happens next. */
export type Move =
  | { readonly kind: "start" | "restart"; readonly process: number; readonly outcome: Outcome }
  | { readonly kind: "deliver"; readonly process: number; readonly message: number; readonly outcome: Outcome }
  | {
      readonly kind: "expire";
      readonly process: number;
      readonly timer: number;
      readonly early: boolean;
      readonly outcome: Outcome;
    }
  | { readonly kind: "crash"; readonly process: number; readonly outcome: Outcome }
  | { readonly kind: "retransmit"; readonly process: number; readonly call: number; readonly early: boolean }
  | { readonly kind: "drop" | "duplicate"; readonly message: number }
  | { readonly kind: "partition"; readonly side: number }
  | { readonly kind: "heal" };

/** What liveness makes of a move: does the system go on by itself, hastily, by a repair, or is this a fault? */
export type Nature = "progress" | "early" | "repair" | "fault";

/** The nature of a move. */
export function natureOf(move: Move): Nature {
  if ("outcome" in move && move.outcome.crash) return "fault";
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
export function actionOf(move: Move, processes: number): number {
  const kind = kinds.indexOf(move.kind);
  const process = "process" in move ? move.process : 0;
  const thing = move.kind === "deliver" ? move.message : "timer" in move ? move.timer : "call" in move ? move.call : 0;
  return (thing * processes + process) * kinds.length + kind;
}
