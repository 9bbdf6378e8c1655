/** Transactions in a simulation without faults, and how long they take. */
import { ownNodes } from "@workbook/grading";
import type { Observed } from "@workbook/harness";
import { allYes } from "@workbook/properties";
import type { Protocol } from "@workbook/protocols";
import { calm, logNormal, simulate } from "@workbook/simulator";

/** Half of all messages take 5 ms or less, one of a hundred 50 ms or more. */
export const network = logNormal(5, 50);

/** So many participants. */
export const participants = 3;

/**
 * Milliseconds until all nodes have decided, transaction by transaction.
 *
 * @param seeds one list each
 * @param transactions how many in each list
 */
export async function latenciesOf(protocol: Protocol, seeds: number, transactions: number): Promise<number[][]> {
  const cluster = protocol({ votes: allYes(participants) });
  const decided = new Map<number, number>();
  const observe = (event: Observed, atMs: number, seed: number) => {
    if (event.kind === "decide") decided.set(seed, atMs);
  };
  await simulate(cluster, {
    seeds: seeds * transactions,
    latency: network,
    faults: calm,
    stormMs: 0,
    executor: ownNodes(cluster),
    observe,
  });
  const all = [...decided.entries()].sort(([a], [b]) => a - b).map(([, ms]) => ms);
  return Array.from({ length: seeds }, (_, seed) => all.slice(seed * transactions, (seed + 1) * transactions));
}
