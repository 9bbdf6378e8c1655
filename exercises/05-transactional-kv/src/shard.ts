/** A shard: holds some of the keys, keeps transactions apart, and takes part in two-phase commit. [EGLT76, BHG87 ch. 3, 7] */
import { type Context, type Node, type NodeId, todo } from "@workbook/harness";
import type {
  Ack,
  Decided,
  Done,
  Inquiry,
  Prepare,
  Read,
  Refused,
  ToShard,
  TxId,
  Vote,
  Write,
} from "#given/messages.ts";

/** What a shard must not forget. What else there is to know of a transaction is for you to choose. */
export interface LogRecord {
  readonly type: "start" | "prepared" | "decided";
  readonly tx?: TxId;
}

/** Holds some of the keys. */
export class Shard implements Node<ToShard> {
  readonly ctx: Context<Done | Refused | Vote | Ack | Inquiry, LogRecord>;
  /** Who decides. */
  readonly manager: NodeId;
  /** What is committed. */
  readonly data = new Map<string, string>();

  constructor(ctx: Context<Done | Refused | Vote | Ack | Inquiry, LogRecord>, manager: NodeId) {
    this.ctx = ctx;
    this.manager = manager;
  }

  /** Runs at the first start and after every crash. */
  onStart(): void {
    todo(
      "4a: what does the log say is committed, and who is in doubt? Whose locks are gone, and how will you know them?",
    );
  }

  onRead(_from: NodeId, _message: Read): void {
    todo("1a: what does this transaction find, if it has written the key itself? 2a: who may be in its way?");
  }

  onWrite(_from: NodeId, _message: Write): void {
    todo("1b: where does the value wait for the commit? 2b: who may be in its way, and may it wait for him?");
  }

  onPrepare(_from: NodeId, _message: Prepare): void {
    todo("1c: what must be stable before you vote Yes? 4b: do you still hold what this transaction has locked?");
  }

  onDecision(_from: NodeId, _message: Decided): void {
    todo("1d: what becomes visible, what is released, and who can go on?");
  }

  onTimer(_name: string): void {
    todo("4c: who has not been heard of for long? May you decide alone, or must you ask?");
  }
}
