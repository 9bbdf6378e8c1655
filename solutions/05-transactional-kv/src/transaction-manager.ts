/** The transaction manager: coordinates the commit of many transactions at once, presuming abort. [MLO86, BHG87 ch. 7] */
import type { Context, Decision, Node, NodeId } from "@workbook/harness";
import type { Abort, Ack, Commit, Decided, Inquiry, Outcome, Prepare, ToManager, TxId, Vote } from "#given/messages.ts";
import { noVotesYet, type Voting, withVote } from "./voting.ts";

const retransmissionMs = 300;

/** What the manager must not forget. Of what only read there is nothing to remember. */
export type LogRecord =
  | { readonly type: "decided"; readonly tx: TxId; readonly decision: Decision; readonly writers: readonly NodeId[] }
  /** Every writer knows it. */
  | { readonly type: "end"; readonly tx: TxId };

/** Decides, and makes sure that everybody learns it. */
export class TransactionManager implements Node<ToManager> {
  readonly ctx: Context<Prepare | Decided | Outcome, LogRecord>;
  readonly voting = new Map<TxId, Voting>();
  /** Commits and aborts alike: a client that asks again must hear the same. */
  readonly decided = new Map<TxId, Decision>();
  /** Who has yet to acknowledge a decision. */
  readonly uninformed = new Map<TxId, readonly NodeId[]>();

  constructor(ctx: Context<Prepare | Decided | Outcome, LogRecord>) {
    this.ctx = ctx;
  }

  onStart(): void {
    for (const record of this.ctx.log.records) this.redo(record);
    for (const tx of this.uninformed.keys()) this.tell(tx);
  }

  redo(record: LogRecord): void {
    if (record.type === "end") this.uninformed.delete(record.tx);
    else {
      this.decided.set(record.tx, record.decision);
      this.uninformed.set(record.tx, record.writers);
    }
  }

  /** Phase one. A client may ask again: also after this node has lost the votes in a crash. */
  onCommit(client: NodeId, { tx, tickets }: Commit): void {
    if (this.decided.has(tx)) return this.answer(client, tx);
    if (this.voting.has(tx)) return;
    this.voting.set(tx, noVotesYet(client, tickets));
    this.prepare(tx);
  }

  /** Nobody has been asked to prepare, so that nobody has to be waited for. */
  onAbort(client: NodeId, { tx, shards }: Abort): void {
    if (!this.decided.has(tx)) this.decide(tx, "abort", shards);
    this.answer(client, tx);
  }

  prepare(tx: TxId): void {
    const { tickets, missing } = this.voting.get(tx)!;
    const alone = Object.keys(tickets).length === 1;
    for (const id of missing) this.ctx.send(id, { type: "prepare", tx, ticket: tickets[id]!, alone });
    this.ctx.setTimer(tx, retransmissionMs);
  }

  onVote(from: NodeId, { tx, vote }: Vote): void {
    const voting = this.voting.get(tx);
    if (!voting?.missing.includes(from)) return;
    const counted = withVote(voting, from, vote);
    this.voting.set(tx, counted);
    if (vote === "no") this.conclude(tx, "abort");
    else if (counted.missing.length === 0) this.conclude(tx, "commit");
  }

  conclude(tx: TxId, decision: Decision): void {
    const { client, missing, writers } = this.voting.get(tx)!;
    this.decide(tx, decision, [...writers, ...missing]);
    this.answer(client, tx);
  }

  /** The commit point, unless nobody has written. */
  decide(tx: TxId, decision: Decision, writers: readonly NodeId[]): void {
    this.voting.delete(tx);
    this.ctx.cancelTimer(tx);
    this.decided.set(tx, decision);
    if (writers.length === 0) return;
    this.ctx.log.force({ type: "decided", tx, decision, writers });
    this.uninformed.set(tx, writers);
    this.tell(tx);
  }

  answer(client: NodeId, tx: TxId): void {
    this.ctx.send(client, { type: "outcome", tx, decision: this.decided.get(tx)! });
  }

  /** Phase two, until everybody has acknowledged. */
  tell(tx: TxId): void {
    for (const id of this.uninformed.get(tx)!)
      this.ctx.send(id, { type: "decision", tx, decision: this.decided.get(tx)! });
    this.ctx.setTimer(tx, retransmissionMs);
  }

  onAck(from: NodeId, { tx }: Ack): void {
    const uninformed = this.uninformed.get(tx)?.filter((id) => id !== from);
    if (uninformed === undefined) return;
    this.uninformed.set(tx, uninformed);
    if (uninformed.length > 0) return;
    this.uninformed.delete(tx);
    this.ctx.cancelTimer(tx);
    this.ctx.log.write({ type: "end", tx }); // If a crash loses it, they are told once more.
  }

  onTimer(tx: TxId): void {
    if (this.voting.has(tx)) this.prepare(tx);
    else this.tell(tx);
  }

  /** Who asks has prepared. Without a record nobody can have heard of a commit; and from now on nobody ever will. */
  onInquiry(from: NodeId, { tx }: Inquiry): void {
    if (this.voting.has(tx)) return;
    if (!this.decided.has(tx)) return this.decide(tx, "abort", [from]);
    this.ctx.send(from, { type: "decision", tx, decision: this.decided.get(tx)! });
  }
}
