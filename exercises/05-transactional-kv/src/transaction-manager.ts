/** The transaction manager: coordinates the commit of many transactions at once. [MLO86, BHG87 ch. 7] */
import { type Context, type Node, type NodeId, todo } from "@workbook/harness";
import type { Abort, Ack, Commit, Decided, Inquiry, Outcome, Prepare, ToManager, TxId, Vote } from "#given/messages.ts";

/** What the manager must not forget. What else belongs into it is for you to choose. */
export interface LogRecord {
  readonly type: "decided" | "end";
  readonly tx: TxId;
}

/** Decides, and makes sure that everybody learns it. */
export class TransactionManager implements Node<ToManager> {
  readonly ctx: Context<Prepare | Decided | Outcome, LogRecord>;

  constructor(ctx: Context<Prepare | Decided | Outcome, LogRecord>) {
    this.ctx = ctx;
  }

  /** Runs at the first start and after every crash. */
  onStart(): void {
    todo("4d: which decisions does the log hold, and who has yet to hear of them?");
  }

  onCommit(_client: NodeId, _commit: Commit): void {
    todo("1e: is this the first time that the client asks? Whose votes do you need?");
  }

  onAbort(_client: NodeId, _abort: Abort): void {
    todo("1f: whom do you have to tell, and what have you to remember?");
  }

  onVote(_from: NodeId, _vote: Vote): void {
    todo(
      "1g: when is it decided, and what must be stable before anybody hears of it? 3a: and when nobody has written?",
    );
  }

  onAck(_from: NodeId, _ack: Ack): void {
    todo("4e: who still has to hear of it?");
  }

  onInquiry(_from: NodeId, _inquiry: Inquiry): void {
    todo("4f: what do you say of a transaction that you do not know, and what does that bind you to?");
  }

  onTimer(_name: string): void {
    todo("4g: who has not answered?");
  }
}
