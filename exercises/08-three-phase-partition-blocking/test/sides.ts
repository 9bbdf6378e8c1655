/** Sides of partitions of five participants, one of which is yours. [Skeen82] */
import type { State } from "#given/messages.ts";

/** What p1 knows, whom it can reach, and what comes of it. */
export interface Side {
  readonly own: "uncertain" | "preCommitted";
  readonly others: (State | "unreachable")[];
  readonly outcome: "commit" | "abort" | "wait";
}

const of = (own: Side["own"], reached: readonly State[], outcome: Side["outcome"]): Side => {
  const lost = Array.from({ length: 4 - reached.length }, () => "unreachable" as const);
  return { own, others: [...reached, ...lost], outcome };
};

/** With Vc = Va = 3. */
export const even: readonly Side[] = [
  of("uncertain", ["uncertain", "uncertain"], "abort"),
  of("preCommitted", ["uncertain", "uncertain"], "commit"),
  of("uncertain", ["preCommitted", "uncertain"], "commit"),
  of("uncertain", ["preAborted", "preAborted"], "abort"),
  of("uncertain", ["preCommitted", "preCommitted"], "commit"),
  of("preCommitted", ["committed"], "commit"),
  of("uncertain", ["aborted"], "abort"),
  of("uncertain", ["uncertain"], "wait"),
  of("preCommitted", ["uncertain"], "wait"),
  // A majority, and no way out: two could still commit, two could still abort.
  of("preCommitted", ["preAborted", "uncertain"], "wait"),
  of("uncertain", ["preCommitted", "preAborted"], "wait"),
];

/** With Vc = 4 and Va = 2. */
export const uneven: readonly Side[] = [
  of("uncertain", ["uncertain"], "abort"),
  of("uncertain", ["preCommitted", "uncertain"], "abort"),
  of("preCommitted", ["preCommitted", "uncertain", "uncertain"], "commit"),
  of("preCommitted", ["preCommitted", "preCommitted"], "wait"),
];
