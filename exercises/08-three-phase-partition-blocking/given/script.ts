/** What your script can do to a protocol, and how it is written down: it is carried out later, where you cannot see it. */
import type { NodeId } from "@workbook/harness";

/** A run of a protocol all of whose participants vote Yes. All nodes have started. */
export interface Run {
  /** p1, p2, …; the coordinator is called `coordinator`. */
  readonly participants: readonly NodeId[];
  /** The oldest message on its way from one node to another arrives. */
  deliver(from: NodeId, to: NodeId): void;
  /** Everything that is on its way arrives, oldest first, and so does all that is sent thereupon. No timer fires. */
  settle(): void;
  /** A timer of a node fires. It is early when anything is still on its way. */
  timeout(node: NodeId): void;
  /** The network is parted: these nodes on one side, all others on the other. What is on its way between the sides is lost. */
  partition(side: readonly NodeId[]): void;
  /** The partition ends. */
  heal(): void;
}

/** A command as plain data. */
export type Command =
  | { readonly do: "deliver"; readonly from: NodeId; readonly to: NodeId }
  | { readonly do: "settle" }
  | { readonly do: "timeout"; readonly node: NodeId }
  | { readonly do: "partition"; readonly side: readonly NodeId[] }
  | { readonly do: "heal" };

/** Writes a script down. */
export class Recorder implements Run {
  readonly commands: Command[] = [];
  readonly participants: readonly NodeId[];

  constructor(participants: readonly NodeId[]) {
    this.participants = participants;
  }

  deliver(from: NodeId, to: NodeId): void {
    this.commands.push({ do: "deliver", from, to });
  }

  settle(): void {
    this.commands.push({ do: "settle" });
  }

  timeout(node: NodeId): void {
    this.commands.push({ do: "timeout", node });
  }

  partition(side: readonly NodeId[]): void {
    this.commands.push({ do: "partition", side: [...side] });
  }

  heal(): void {
    this.commands.push({ do: "heal" });
  }
}
