/** The dependency graph of a history: who comes before whom, and why. [Adya99] */
import type { Dependency } from "./anomaly.ts";
import type { History, Transaction } from "./history.ts";
import type { Versions } from "./version-order.ts";

/** Dependencies as bits, so that a search can be told which of them count. */
export const bits: Readonly<Record<Dependency, number>> = { ww: 1, wr: 2, rw: 4, session: 8, "real-time": 16 };

/** One dependency, between transactions by number. */
export interface Arc {
  readonly to: number;
  readonly bit: number;
  readonly key?: string;
}

/** For each transaction, by its place in the history, those that come after it. */
export type DependencyGraph = readonly (readonly Arc[])[];

/** Draws the graph of all transactions that have, or may have, committed. */
export function dependencyGraph(history: History, keys: ReadonlyMap<string, Versions>): DependencyGraph {
  const { transactions } = history;
  const numbers = new Map(transactions.map((transaction, number) => [transaction, number]));
  const arcs: Arc[][] = transactions.map(() => []);
  const add = (from: Transaction | undefined, to: Transaction | undefined, dependency: Dependency, key?: string) => {
    if (!from || !to || from === to || from.outcome === "aborted" || to.outcome === "aborted") return;
    arcs[numbers.get(from)!]!.push({
      to: numbers.get(to)!,
      bit: bits[dependency],
      ...(key === undefined ? {} : { key }),
    });
  };
  for (const { key, first, written } of keys.values()) {
    for (const version of [first, ...written.values()]) {
      for (const reader of version.readers) add(version.writer, reader, "wr", key);
      for (const next of version.next) {
        add(version.writer, next.writer, "ww", key);
        for (const reader of version.readers) add(reader, next.writer, "rw", key);
      }
    }
  }
  inSessions(transactions, add);
  inTime(transactions, add);
  return arcs;
}

type Add = (from: Transaction, to: Transaction, dependency: Dependency) => void;

function inSessions(transactions: readonly Transaction[], add: Add): void {
  const last = new Map<string, Transaction>();
  for (const transaction of transactions) {
    if (transaction.session === undefined || transaction.outcome === "aborted") continue;
    const before = last.get(transaction.session);
    if (before) add(before, transaction, "session");
    last.set(transaction.session, transaction);
  }
}

/**
 * Who had ended when another began. Only those are drawn from which the others follow: who ended before somebody began that
 * has ended, too, needs no arc of its own. So there are as many for each transaction as run at the same time.
 */
function inTime(transactions: readonly Transaction[], add: Add): void {
  const timed = transactions.filter(({ beganAt, outcome }) => beganAt !== undefined && outcome !== "aborted");
  // Of an unknown outcome nobody knows when it took effect: it never ends.
  const ended = timed.filter(({ outcome, endedAt }) => outcome === "committed" && endedAt !== undefined);
  ended.sort((a, b) => a.endedAt! - b.endedAt!);
  const begun = [...timed].sort((a, b) => a.beganAt! - b.beganAt!);
  const implied = new Map<Transaction, readonly Transaction[]>();
  let frontier: readonly Transaction[] = [];
  let next = 0;
  for (const transaction of begun) {
    for (; next < ended.length && ended[next]!.endedAt! < transaction.beganAt!; next++) {
      const over = new Set(implied.get(ended[next]!));
      frontier = [...frontier.filter((other) => !over.has(other)), ended[next]!];
    }
    for (const before of frontier) add(before, transaction, "real-time");
    implied.set(transaction, frontier);
  }
}
