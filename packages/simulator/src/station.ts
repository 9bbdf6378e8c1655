/** One node of a running world, as the trusted side sees it, and the messages on their way to or from it. */
import { type CallId, type Envelope, LocalState, type NodeId } from "@workbook/harness";

/** A node's place in a world. */
export class Station {
  readonly id: NodeId;
  /** Its place in the cluster. */
  readonly index: number;
  status: "waiting" | "up" | "down" = "waiting";
  local = new LocalState(0, []);
  /** Which side of a partition it stands on. */
  side = false;
  /** The handlers that have begun and not ended. */
  suspended: readonly string[] = [];
  /** For each pending call its requests and replies on their way. */
  readonly exchanges = new Map<CallId, Travelling[]>();

  constructor(id: NodeId, index: number) {
    this.id = id;
    this.index = index;
  }
}

/** A message on its way. */
export interface Travelling {
  readonly number: number;
  readonly from: Station;
  readonly to: Station;
  envelope: Envelope;
  /** In milliseconds of virtual time. */
  readonly sentAt: number;
  /** Whether it has arrived or was lost. */
  gone: boolean;
}
