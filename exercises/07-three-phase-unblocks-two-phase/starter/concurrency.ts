/** Concurrency sets, and Skeen's theorem on them. [Skeen81] */
import { todo } from "@workbook/harness";
import type { FailureFreeGraph } from "#given/graph.ts";

/** The local states of other nodes that can occur at the same time as this one: their numbers, in any order. */
export function concurrencySet(_graph: FailureFreeGraph, _state: number): Iterable<number> {
  return todo("3a: where in the graph does it say what is there at one and the same time?");
}

/** Whether the protocol can be made non-blocking by timeouts alone. */
export function isNonBlocking(_graph: FailureFreeGraph): boolean {
  return todo(
    "3b: which two things may no local state have in its concurrency set, and for which states is one enough?",
  );
}
