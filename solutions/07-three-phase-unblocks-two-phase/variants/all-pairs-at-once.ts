/** Goes through the graph once, and notes for each local state what is beside it. */
import type { Variant } from "@workbook/grading";
import type { FailureFreeGraph } from "#given/graph.ts";

export const variant: Variant = {
  replaces: "concurrency.ts",
  shape: "one table of all concurrency sets, from which both answers are read",
};

interface Beside {
  readonly others: Set<number>;
  committable: boolean;
}

function tableOf({ locals, globals, voters }: FailureFreeGraph): readonly Beside[] {
  const table = locals.map((): Beside => ({ others: new Set(), committable: true }));
  for (const { locals: at, seen } of globals) {
    const unanimous = voters.every((id) => seen.yes.includes(id));
    for (const one of at) {
      const entry = table[one]!;
      entry.committable &&= unanimous;
      for (const other of at) if (locals[other]!.node !== locals[one]!.node) entry.others.add(other);
    }
  }
  return table;
}

export function concurrencySet(graph: FailureFreeGraph, state: number): number[] {
  return [...tableOf(graph)[state]!.others];
}

export function isNonBlocking(graph: FailureFreeGraph): boolean {
  for (const { others, committable } of tableOf(graph)) {
    const outcomes = new Set([...others].map((other) => graph.locals[other]!.decision));
    if (outcomes.has("commit") && (outcomes.has("abort") || !committable)) return false;
  }
  return true;
}
