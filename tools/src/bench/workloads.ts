/** What is measured: published specifications, and real nodes that crash and recover. */
import { explore } from "@workbook/explorer";
import { paxosCommit } from "@workbook/explorer/oracle/paxos-commit";
import { searchSpecification } from "@workbook/explorer/oracle/search-specification";
import type { Process } from "@workbook/explorer/oracle/table-system";
import { twoPhase as specification } from "@workbook/explorer/oracle/two-phase";
import { inProcessExecutor, macrotaskSurroundings, none, sourceOf } from "@workbook/harness";
import { twoPhase as nodes } from "../../../packages/explorer/test/support/two-phase.ts";

/** What a search counted. */
export interface Counts {
  readonly distinct: number;
  readonly generated: number;
  readonly executions: number;
}

/** Searches by the name of their row. */
export const workloads: ReadonlyMap<string, () => Promise<Counts>> = new Map([
  ...[6, 7, 8, 9].map((managers) => [`two-phase N=${managers}`, () => published(specification(managers))] as const),
  ...[1, 2].map((managers) => [`paxos-commit N=${managers}`, () => published(acceptedByThree(managers))] as const),
  ...[2, 3].map((participants) => [`2PC nodes N=${participants}, one crash`, () => crashing(participants)] as const),
]);

/** PaxosCommit with three acceptors and two ballots, the sizes of its published counts. */
function acceptedByThree(managers: number): Process[] {
  return paxosCommit({ managers, acceptors: 3, ballots: 2 });
}

/** A specification as the public TLA+ examples have it. [GL06] */
async function published(processes: readonly Process[]): Promise<Counts> {
  const { distinct, generated } = await searchSpecification(processes);
  return { distinct, generated, executions: 0 };
}

/** A two-phase commit of nodes that log, crash between any two effects, and recover. */
async function crashing(participants: number): Promise<Counts> {
  const cluster = nodes(Array.from({ length: participants }, () => "yes"));
  const executor = inProcessExecutor(sourceOf(cluster), macrotaskSurroundings(setImmediate));
  const faults = { ...none, crashes: 1, restarts: 1 };
  const { outcome, coverage } = await explore(cluster, { network: "multiset", faults, executor });
  if (outcome !== "exhausted") throw new Error(`the search was ${outcome}`);
  return { distinct: coverage.states, generated: coverage.transitions, executions: coverage.executions };
}
