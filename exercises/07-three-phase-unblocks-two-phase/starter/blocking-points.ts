/** Where a crash of the coordinator blocks, read off a graph of all runs. */
import { todo } from "@workbook/harness";
import type { CrashGraph } from "#given/graph.ts";

/**
 * After how many of its effects a crash of the coordinator can leave somebody blocked: up, undecided, and deciding in no state
 * that can still follow. In any order, each once.
 */
export function blockingPoints(_graph: CrashGraph): Iterable<number> {
  return todo("2: from which states can a node still come to a decision? Who is up and undecided in the others?");
}
