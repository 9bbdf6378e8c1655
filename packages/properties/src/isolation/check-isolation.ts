/**
 * Judges a history: the anomalies that it shows, each with the transactions that show it, and the levels of isolation that it keeps. Of
 * transactions that are knotted together it tells the gravest cycle, and one cycle of each kind.
 * Sound: what it reports happened. In lists the order of versions is known, so that no cycle is missed; in registers only as far as the
 * store or its clients tell. Where nothing is wrong the time that it takes grows with the history, not with its square. [Adya99, Elle20]
 */
import { type Anomaly, type Edge, type Level, levels, permits } from "./anomaly.ts";
import { type Cycle, cyclesIn, dependencyOf } from "./cycles.ts";
import { dependencyGraph } from "./graph.ts";
import type { History } from "./history.ts";
import { orderVersions } from "./orders.ts";
import { readAnomalies } from "./single-transactions.ts";
import { versionsOf } from "./version-order.ts";

/** What a history shows. */
export interface IsolationVerdict {
  readonly anomalies: readonly Anomaly[];
  /** The levels that none of them breaks, strongest first. */
  readonly keeps: readonly Level[];
}

/** Judges a history. */
export function checkIsolation(history: History): IsolationVerdict {
  const keys = versionsOf(history);
  const reads = readAnomalies(history.transactions, keys);
  const orders = orderVersions(history, keys);
  const cycles = cyclesIn(dependencyGraph(history, keys)).map((cycle) => anomalyOf(history, cycle));
  const anomalies = [...reads, ...orders, ...cycles];
  return { anomalies, keeps: levels.filter((level) => anomalies.every(({ name }) => permits(level, name))) };
}

function anomalyOf({ transactions }: History, { name, steps }: Cycle): Anomaly {
  const cycle = steps.map(({ from, arc }): Edge => {
    const dependency = dependencyOf(arc);
    const key = arc.key === undefined ? {} : { key: arc.key };
    return { from: transactions[from]!.id, to: transactions[arc.to]!.id, dependency, ...key };
  });
  const sentence = `${cycle.map(because).join("; ")}: each of them comes before itself`;
  return { name, sentence, transactions: cycle.map(({ from }) => from), cycle };
}

function because({ from, to, dependency, key }: Edge): string {
  switch (dependency) {
    case "ww":
      return `${to} overwrites ${key} of ${from}`;
    case "wr":
      return `${to} reads ${key} of ${from}`;
    case "rw":
      return `${from} does not see ${key} of ${to}`;
    case "session":
      return `${from} comes before ${to} in their session`;
    case "real-time":
      return `${from} had ended when ${to} began`;
  }
}
