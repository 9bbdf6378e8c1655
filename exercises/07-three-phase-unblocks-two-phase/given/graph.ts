/**
 * Protocols as graphs: all global states, and which follow which. They are plain data. A global state holds, for each node in the
 * order of `nodes`, the number of its local state in `locals`; `next` holds the numbers of the global states that may follow.
 */
import type { NodeId, StateGraph } from "@workbook/harness";

/** All runs of a protocol without any failure, for every way to vote. A transition with all that it sends is one step. */
export interface FailureFreeGraph extends StateGraph<{ readonly yes: readonly NodeId[] }> {
  /** Whose Yes a commit needs. In each global state, `seen.yes` says who has voted Yes by then. */
  readonly voters: readonly NodeId[];
}

/**
 * All runs in which everybody votes Yes, and the coordinator may crash, once, between any two effects, for ever. `next` says
 * what follows without a further fault, so no step in it is a crash. In each global state, `seen.effects` says how many effects
 * the coordinator has had, and `seen.crashed` whether it has crashed, right after the last of them.
 */
export type CrashGraph = StateGraph<{ readonly effects: number; readonly crashed: boolean }>;
