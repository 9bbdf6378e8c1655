/** What your script can do to a protocol, and how it is written down: it is carried out later, where you cannot see it. */
import type { NodeId } from "@workbook/harness";

/** A run of two-phase commit, all of whose participants vote Yes. All nodes have started, unless one is to crash while it does. */
export interface Run {
  /** p1, p2, …; the coordinator is called `coordinator`. */
  readonly participants: readonly NodeId[];
  /** The oldest message on its way from one node to another arrives. */
  deliver(from: NodeId, to: NodeId): void;
  /**
   * A node crashes: now, or, with `after`, as soon as it has had so many effects, one at least, since its first start, in
   * whichever command that comes. Messages, writes and forced writes to the log, and decisions are effects.
   */
  crash(node: NodeId, when?: { readonly after: number }): void;
  /** Everything that is on its way arrives, oldest first, and so does all that is sent thereupon. No timer fires. */
  settle(): void;
  /** A node that is down comes back. */
  restart(node: NodeId): void;
}

/** A command as plain data. */
export type Command =
  | { readonly do: "deliver"; readonly from: NodeId; readonly to: NodeId }
  | { readonly do: "crash"; readonly node: NodeId; readonly after?: number }
  | { readonly do: "settle" }
  | { readonly do: "restart"; readonly node: NodeId };

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

  crash(node: NodeId, when?: { readonly after: number }): void {
    this.commands.push({ do: "crash", node, ...(when ? { after: when.after } : {}) });
  }

  settle(): void {
    this.commands.push({ do: "settle" });
  }

  restart(node: NodeId): void {
    this.commands.push({ do: "restart", node });
  }
}
