/** How much a node keeps on stable storage. */
import { type Always, always, type Monitor, type NodeId } from "@workbook/harness";

/**
 * A node's log never holds more than so many stable records. Compaction makes it shorter.
 *
 * @param most how many the protocol needs at most
 */
export function logHoldsAtMost(node: NodeId, most: number): Always {
  const size: Monitor<number> = {
    name: `log of ${node}`,
    watches: ["stable", "compact"],
    initial: () => 0,
    observe: (records, event) => {
      if (event.node !== node) return records;
      if (event.kind === "compact") return event.records.length;
      return event.kind === "stable" ? records + 1 : records;
    },
  };
  return always("log size", size, (records) => {
    return records > most && `the log of ${node} holds ${records} records, where ${most} say all that there is to know`;
  });
}
