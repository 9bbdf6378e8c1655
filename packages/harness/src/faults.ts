/** What the adversary may do, as budgets: how many crashes, losses and early timeouts, and where. */
import type { CrashCuts, Network } from "./trace.ts";

/**
 * A budget: one number for the whole cluster, or one for each node or link named. Links are spelled
 * `coordinator->p1`; what is not named has none.
 */
export type Budget = number | Readonly<Record<string, number>>;

/** The adversary's budgets. All are required: what cannot happen is said, not assumed. */
export interface Faults {
  /** Crashes, per node when named. */
  readonly crashes: Budget;
  /** Restarts after a crash, per node when named. */
  readonly restarts: Budget;
  /** Messages lost, per link when named. */
  readonly drops: Budget;
  /** Messages repeated, per link when named. */
  readonly duplicates: Budget;
  /**
   * Timers, sleeps and calls that expire while something can still be delivered, per node when named. 0 is synchrony:
   * timeouts are perfect failure detectors. `Infinity` needs the forgetless network.
   */
  readonly timeouts: Budget;
  /** Splits of the cluster in two. Each may heal. */
  readonly partitions: number;
}

/** No fault at all: spread it and name what may happen. */
export const none: Faults = { crashes: 0, restarts: 0, drops: 0, duplicates: 0, timeouts: 0, partitions: 0 };

/** The assumptions under which a protocol is checked. */
export interface Conditions {
  readonly network: Network;
  readonly faults: Faults;
  /** Where crashes fall; between any two effects when left out. */
  readonly crashCuts?: CrashCuts;
}

const singular: Record<keyof Faults, string> = {
  crashes: "crash",
  restarts: "restart",
  drops: "drop",
  duplicates: "duplicate",
  timeouts: "early timeout",
  partitions: "partition",
};

/** Conditions in one short line, budgets of nothing left out: `multiset, 1 crash, 2 early timeouts`. */
export function describeConditions({ network, faults, crashCuts }: Conditions): string {
  const kinds = Object.keys(singular) as (keyof Faults)[];
  const budgets = kinds.flatMap((kind) => describeBudget(singular[kind], faults[kind]));
  return [network, ...(crashCuts === "handlers" ? ["atomic handlers"] : []), ...budgets].join(", ");
}

function describeBudget(noun: string, budget: Budget): string[] {
  if (typeof budget === "number") return budget === 0 ? [] : [count(budget, noun)];
  return Object.entries(budget)
    .filter(([, n]) => n > 0)
    .map(([where, n]) => `${count(n, noun)} (${where})`);
}

function count(n: number, noun: string): string {
  if (n === Infinity) return `any number of ${plural(noun)}`;
  return `${n} ${n === 1 ? noun : plural(noun)}`;
}

function plural(noun: string): string {
  return noun.endsWith("sh") ? `${noun}es` : `${noun}s`;
}
