/** What a run of the cluster showed: numbers, and whatever is wrong with its history. */
import { type Anomaly, checkIsolation } from "@workbook/properties";
import type { ClusterRun } from "./cluster.ts";

/** The report as data. */
export interface ClusterReport {
  readonly schema: "workbook.cluster/1";
  readonly target: string;
  readonly attempts: number;
  readonly committed: number;
  readonly aborted: number;
  /** Whose clients have not heard of their end. */
  readonly unknown: number;
  readonly kills: number;
  readonly elapsedMs: number;
  readonly ended: boolean;
  readonly strictlySerializable: boolean;
  readonly anomalies: readonly Pick<Anomaly, "name" | "sentence" | "transactions">[];
  readonly faults: readonly string[];
}

/** Judges a run. */
export function clusterReport(target: string, { history, ended, kills, elapsedMs, faults }: ClusterRun): ClusterReport {
  const { anomalies } = checkIsolation(history);
  const count = (outcome: string) => history.transactions.filter((it) => it.outcome === outcome).length;
  return {
    schema: "workbook.cluster/1",
    target,
    attempts: history.transactions.length,
    committed: count("committed"),
    aborted: count("aborted"),
    unknown: count("unknown"),
    kills,
    elapsedMs: Math.round(elapsedMs),
    ended,
    strictlySerializable: anomalies.length === 0,
    anomalies: anomalies.map(({ name, sentence, transactions }) => ({ name, sentence, transactions })),
    faults,
  };
}

/** Whether nothing is wrong: every client came to its end, and what all of them saw can be explained. */
export function isWell({ ended, strictlySerializable, faults }: ClusterReport): boolean {
  return ended && strictlySerializable && faults.length === 0;
}

/** The report as text. */
export function clusterText(report: ClusterReport): string {
  const { attempts, committed, aborted, unknown, kills, elapsedMs } = report;
  const seconds = (elapsedMs / 1000).toFixed(1);
  const counted = `${attempts} attempts in ${seconds} s: ${committed} committed, ${aborted} aborted, ${unknown} unknown; ${kills} kills`;
  return `${[counted, ...verdicts(report)].join("\n")}\n`;
}

/** So many anomalies are told; the others are of the same making. */
const mostAnomalies = 5;

function* verdicts({ faults, ended, strictlySerializable, anomalies }: ClusterReport): Generator<string> {
  for (const fault of faults) yield `✗ a node could not go on: ${fault}`;
  if (!ended) yield "✗ not every client came to the end of its transactions";
  if (strictlySerializable)
    yield "✓ the history of all clients is strictly serializable: nothing that was committed is lost";
  for (const { name, sentence } of anomalies.slice(0, mostAnomalies)) yield `✗ ${name}: ${sentence}`;
  if (anomalies.length > mostAnomalies) yield `  and ${anomalies.length - mostAnomalies} more`;
}
