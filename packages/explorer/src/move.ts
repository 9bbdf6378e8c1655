/** One move of the adversary, in the numbers of a search. */
import type { Outcome } from "./system.ts";

/** The kinds of moves; an index into this list is a kind's number. */
export const kinds = [
  "start",
  "restart",
  "deliver",
  "expire",
  "retransmit",
  "heal",
  "crash",
  "drop",
  "duplicate",
  "partition",
] as const;

/** Kinds by name, where a search makes millions of moves. */
export const Kind = {
  start: 0,
  restart: 1,
  deliver: 2,
  expire: 3,
  retransmit: 4,
  heal: 5,
  crash: 6,
  drop: 7,
  duplicate: 8,
  partition: 9,
} as const satisfies Record<(typeof kinds)[number], number>;

/** What happens next. */
export interface Move {
  readonly kind: (typeof kinds)[number];
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
export const Nature = { progress: 0, early: 1, repair: 2, fault: 3 } as const;

/** The nature of a move that does not end in a crash. */
export function natureOf(kind: number, early: boolean): number {
  switch (kind) {
    case Kind.start:
    case Kind.deliver:
      return Nature.progress;
    case Kind.expire:
    case Kind.retransmit:
      return early ? Nature.early : Nature.progress;
    case Kind.restart:
    case Kind.heal:
      return Nature.repair;
    default:
      return Nature.fault;
  }
}

/** The kinds that are not faults come first: what fairness speaks of. */
const fairKinds = 6;

/** A number that is the same wherever the same action is possible: what fairness speaks of. */
export function actionOf(kind: number, process: number, thing: number, processes: number): number {
  return (thing * processes + process) * fairKinds + Math.min(kind, fairKinds - 1);
}
