/** What you are asked. */
import type { NodeId } from "@workbook/harness";
import type { State } from "./messages.ts";
import type { Quorums } from "./quorums.ts";

/** A script after which textbook three-phase commit has decided both ways. */
export interface SplitBrain {
  readonly type: "splitBrain";
  readonly participants: readonly NodeId[];
}

/** A script after which a protocol that refuses to guess decides nowhere. */
export interface Blocked {
  readonly type: "blocked";
  readonly participants: readonly NodeId[];
}

/** Sides of partitions, each by the states of the participants in it. */
export interface Classify {
  readonly type: "classify";
  readonly sides: readonly (readonly State[])[];
  readonly quorums: Quorums;
}

/** All that can be asked. */
export type Question = SplitBrain | Blocked | Classify;
