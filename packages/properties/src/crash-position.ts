/** How far a node came: a crash between any two effects leaves another world, so that effects are what to count. */
import type { Monitor, NodeId, Observed } from "@workbook/harness";

/** Where a node crashed, or how far it is. */
export interface CrashPosition {
  /** How many effects it has had: messages, writes and forced writes, decisions, observations. */
  readonly effects: number;
  readonly crashed: boolean;
}

/** Counts a node's effects until it crashes. */
export function crashPosition(node: NodeId): Monitor<CrashPosition> {
  return {
    name: `effects of ${node}`,
    watches: ["send", "write", "force", "decide", "emit", "crash"],
    initial: () => ({ effects: 0, crashed: false }),
    observe: (position, event) => {
      if (event.node !== node || position.crashed) return position;
      if (event.kind === "crash") return { ...position, crashed: true };
      return { ...position, effects: position.effects + 1 };
    },
  };
}

/** How far a node came in one run. */
export function positionIn(run: readonly Observed[], node: NodeId): CrashPosition {
  const { watches, observe, initial } = crashPosition(node);
  return run.filter(({ kind }) => watches.includes(kind)).reduce(observe, initial([node]));
}
