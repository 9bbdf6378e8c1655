/** One run of a protocol, as somebody saw it who watches all nodes. Plain data. */
import type { NodeId } from "@workbook/harness";

/** What happened, in order. Whatever a node does follows what it was told last. */
export type RecordedEvent =
  /** A node begins. */
  | { readonly kind: "start"; readonly node: NodeId }
  /** A node sends a message. Each has a number of its own. */
  | { readonly kind: "send"; readonly node: NodeId; readonly to: NodeId; readonly message: number }
  /** That message arrives at a node. */
  | { readonly kind: "deliver"; readonly node: NodeId; readonly from: NodeId; readonly message: number }
  /** A node makes its log stable: one forced write, however many records. */
  | { readonly kind: "force"; readonly node: NodeId }
  /** A node decides. */
  | { readonly kind: "decide"; readonly node: NodeId };

/** A run in which nothing fails and no timer fires. */
export interface Recording {
  readonly events: readonly RecordedEvent[];
  /** On which machine each node runs. */
  readonly hosts: Readonly<Record<NodeId, string>>;
}

/** What a run costs. A message takes one unit of time between two machines and none within one; nothing else takes any. */
export interface Cost {
  /** Messages from one machine to another. */
  readonly messages: number;
  readonly forcedWrites: number;
  /** How many message delays until the last node has decided. */
  readonly delaysToDecide: number;
  /** How many until the last message has arrived. */
  readonly delaysInAll: number;
}
