/** What you are asked. */
import type { NodeId } from "@workbook/harness";
import type { CrashGraph, FailureFreeGraph } from "./graph.ts";

/** A script after which two-phase commit is blocked. */
export interface Witness {
  readonly type: "witness";
  readonly participants: readonly NodeId[];
}

/** Where a crash blocks. */
export interface BlockingPoints {
  readonly type: "blockingPoints";
  readonly graph: CrashGraph;
}

/** What can be beside a local state. */
export interface ConcurrencySet {
  readonly type: "concurrencySet";
  readonly graph: FailureFreeGraph;
  readonly state: number;
}

/** Whether Skeen's theorem holds. */
export interface IsNonBlocking {
  readonly type: "isNonBlocking";
  readonly graph: FailureFreeGraph;
}

/** All that can be asked. */
export type Question = Witness | BlockingPoints | ConcurrencySet | IsNonBlocking;
