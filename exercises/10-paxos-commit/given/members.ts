/** Who takes part in the transaction. Everybody knows it from the start. */
import type { NodeId } from "@workbook/harness";

/** The nodes, by their roles. */
export interface Members {
  /** The first of them begins the commit. */
  readonly resourceManagers: readonly NodeId[];
  /** 2F+1 of them, so that any F may be gone. */
  readonly acceptors: readonly NodeId[];
  /** The acceptors that are asked as long as nothing fails: F+1 are enough. */
  readonly active: readonly NodeId[];
  /**
   * For each ballot, by its number, who leads it. The leader of ballot 0, where the resource managers propose, is told
   * that the commit begins, and learns what is accepted there.
   */
  readonly leaderOf: readonly NodeId[];
}
