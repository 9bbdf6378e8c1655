/** What clients, shards and the transaction manager say to each other. */
import type { Decision, NodeId } from "@workbook/harness";

/** Names one attempt at a transaction. No two attempts ever have the same name. */
export type TxId = string;

/** What a key holds; `null` where nobody has written. */
export type Value = string | null;

/** What a client tells a shard with each operation. */
interface Asked {
  readonly tx: TxId;
  /** Which operation of its transaction it is: 0, 1, 2, … over all shards. Asked again, it has the same number. */
  readonly op: number;
  /** When the first attempt at this transaction began: no two transactions have the same, and the smaller is the older. */
  readonly age: number;
  /** When this attempt began, in milliseconds. No two attempts have the same. */
  readonly began: number;
  readonly key: string;
}

/** A client wants to know what a key holds. */
export interface Read extends Asked {
  readonly type: "read";
}

/** A client wants a key to hold this, from the commit of its transaction on. */
export interface Write extends Asked {
  readonly type: "write";
  readonly value: string;
}

/** A shard has done an operation. */
export interface Done {
  readonly type: "done";
  readonly tx: TxId;
  readonly op: number;
  /** What a read found. */
  readonly value?: Value;
  /** Any number that the shard likes: it gets it back with `prepare`. A client that gets two different ones from a shard aborts. */
  readonly ticket: number;
}

/** A shard has aborted the transaction. */
export interface Refused {
  readonly type: "refused";
  readonly tx: TxId;
  readonly op: number;
}

/** A client has done all its operations and wants them to count. Of one transaction it never asks for both ends. */
export interface Commit {
  readonly type: "commit";
  readonly tx: TxId;
  /** The shards that took part, each with the ticket that it gave. */
  readonly tickets: Readonly<Record<NodeId, number>>;
}

/** A client wants nothing of its transaction to remain. */
export interface Abort {
  readonly type: "abort";
  readonly tx: TxId;
  /** The shards that may have heard of it. */
  readonly shards: readonly NodeId[];
}

/** How the transaction ended, to its client. */
export interface Outcome {
  readonly type: "outcome";
  readonly tx: TxId;
  readonly decision: Decision;
}

/** The manager asks a shard for its vote. */
export interface Prepare {
  readonly type: "prepare";
  readonly tx: TxId;
  readonly ticket: number;
  /** Whether no other shard takes part. */
  readonly alone: boolean;
}

/** A shard answers. `yes` is a promise to accept either decision; `read` says that there is nothing to decide here. */
export interface Vote {
  readonly type: "vote";
  readonly tx: TxId;
  readonly vote: "yes" | "no" | "read";
}

/** The manager tells a shard what was decided. */
export interface Decided {
  readonly type: "decision";
  readonly tx: TxId;
  readonly decision: Decision;
}

/** A shard will not forget the decision any more. */
export interface Ack {
  readonly type: "ack";
  readonly tx: TxId;
}

/** A shard in doubt asks what was decided. */
export interface Inquiry {
  readonly type: "inquiry";
  readonly tx: TxId;
}

/** All that a shard receives. */
export type ToShard = Read | Write | Prepare | Decided;
/** All that the transaction manager receives. */
export type ToManager = Commit | Abort | Vote | Ack | Inquiry;
/** All that a client receives from them. */
export type ToClient = Done | Refused | Outcome;
