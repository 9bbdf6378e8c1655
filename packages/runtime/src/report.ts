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
  /** How often each of the store's nodes was killed and started again. */
  readonly restarts: ClusterRun["restarts"];
  /** How often the network was parted, where it can be. */
  readonly partitions?: number;
  readonly elapsedMs: number;
  readonly ended: boolean;
  /** For how many milliseconds nobody had an answer, if that ended the run. */
  readonly blockedMs?: number;
  readonly strictlySerializable: boolean;
  readonly anomalies: readonly Pick<Anomaly, "name" | "sentence" | "transactions">[];
  readonly faults: readonly string[];
}

/** Judges a run. */
export function clusterReport(target: string, run: ClusterRun): ClusterReport {
  const { history, ended, blockedMs, restarts, partitions, elapsedMs, faults } = run;
  const { anomalies } = checkIsolation(history);
  const count = (outcome: string) => history.transactions.filter((it) => it.outcome === outcome).length;
  return {
    schema: "workbook.cluster/1",
    target,
    attempts: history.transactions.length,
    committed: count("committed"),
    aborted: count("aborted"),
    unknown: count("unknown"),
    restarts,
    ...(partitions === undefined ? {} : { partitions }),
    elapsedMs: Math.round(elapsedMs),
    ended,
    ...(blockedMs === undefined ? {} : { blockedMs }),
    strictlySerializable: anomalies.length === 0,
    anomalies: anomalies.map(({ name, sentence, transactions }) => ({ name, sentence, transactions })),
    faults,
  };
}

/** Whether all is well: every client came to its end, something was committed, and what all of them saw can be explained. */
export function isWell({ ended, committed, strictlySerializable, faults }: ClusterReport): boolean {
  return ended && committed > 0 && strictlySerializable && faults.length === 0;
}

/** The report as text. */
export function clusterText(report: ClusterReport): string {
  const { attempts, committed, aborted, unknown, elapsedMs } = report;
  const seconds = (elapsedMs / 1000).toFixed(1);
  const counted = `${attempts} attempts in ${seconds} s: ${committed} committed, ${aborted} aborted, ${unknown} unknown; ${faultsOf(report)}`;
  return `${[counted, ...verdicts(report)].join("\n")}\n`;
}

function faultsOf({ restarts, partitions }: ClusterReport): string {
  const killed = Object.entries(restarts).filter(([, count]) => count > 0);
  const kills = killed.reduce((sum, [, count]) => sum + count, 0);
  const all =
    kills === 0
      ? "no kills"
      : `${counted(kills, "kill")} (${killed.map(([id, count]) => `${id} ${count}`).join(", ")})`;
  return partitions === undefined ? all : `${all}, ${counted(partitions, "partition")}`;
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

/** So many anomalies are told; the others are of the same making. */
const mostAnomalies = 5;

function* verdicts(report: ClusterReport): Generator<string> {
  const { faults, ended, blockedMs, committed, strictlySerializable, anomalies } = report;
  for (const fault of faults) yield `✗ a node could not go on: ${fault}`;
  if (blockedMs !== undefined)
    yield `✗ the store blocks: for ${blockedMs / 1000} s no client heard of the end of a transaction, so the run was ended`;
  if (!ended) yield "✗ not every client came to the end of its transactions";
  if (committed === 0) yield "✗ nothing was committed, so there is nothing to judge";
  else if (strictlySerializable)
    yield "✓ the history of all clients is strictly serializable: nothing that was committed is lost";
  for (const { name, sentence } of anomalies.slice(0, mostAnomalies)) yield `✗ ${name}: ${sentence}`;
  if (anomalies.length > mostAnomalies) yield `  and ${anomalies.length - mostAnomalies} more`;
}
