/** Keys, and transactions that read and write them under locks: strict two-phase locking with wait-die. [EGLT76, RSL78, BHG87 ch. 3] */
import type { Context, Decision, NodeId } from "@workbook/harness";
import type { Ack, Done, Inquiry, Read, Refused, TxId, Value, Vote, Write } from "#given/messages.ts";
import { type Lock, LockTable } from "./locks.ts";

const patienceMs = 2_000;

/** What a transaction wants its keys to hold. */
export type Writes = Readonly<Record<string, string>>;

/** A transaction that has not ended here. */
export interface Active {
  /** The last operation that was asked of this shard; after a restart, none. */
  readonly asked?: { readonly client: NodeId; readonly message: Read | Write };
  readonly writes: Writes;
  readonly prepared: boolean;
}

/** Answers each operation when nobody is in its way any more. */
export class LockingStore<R> {
  readonly ctx: Context<Done | Refused | Vote | Ack | Inquiry, R>;
  readonly data = new Map<string, string>();
  readonly locks = new LockTable();
  readonly active = new Map<TxId, Active>();
  /** How each transaction has ended here. Else a late write would take a lock, and a late prepare would do it all again. */
  readonly ended = new Map<TxId, Decision | "read">();

  /** Comes back with `prepare`: how often this shard has started. */
  ticket = 0;

  constructor(ctx: LockingStore<R>["ctx"]) {
    this.ctx = ctx;
  }

  onRead(from: NodeId, message: Read): void {
    this.take(from, message);
  }

  onWrite(from: NodeId, message: Write): void {
    this.take(from, message);
  }

  /** An operation, which may be a copy of one that was done, or of one that was given up. */
  take(client: NodeId, message: Read | Write): void {
    const { tx, op } = message;
    if (this.ended.has(tx)) return this.refuse(client, message);
    const { asked, writes, prepared } = this.active.get(tx) ?? { writes: {}, prepared: false };
    if (prepared || op < (asked?.message.op ?? 0)) return;
    this.active.set(tx, { asked: { client, message }, writes, prepared });
    this.ctx.setTimer(`idle ${tx}`, patienceMs);
    if (this.locks.waiting.every((lock) => lock.tx !== tx)) this.lock(client, message);
  }

  lock(client: NodeId, message: Read | Write): void {
    const { tx, age, key, type: mode } = message;
    const answer = this.holds(message) ? "held" : this.locks.request({ tx, age, key, mode });
    if (answer === "held") this.perform(tx);
    if (answer !== "dies") return;
    this.end(tx, "abort");
    this.refuse(client, message);
  }

  holds({ tx, key, type: mode }: Read | Write): boolean {
    return this.locks.of(tx).some((lock) => lock.key === key && (lock.mode === mode || lock.mode === "write"));
  }

  /** The operation that was asked for last, under its lock. */
  perform(tx: TxId): void {
    const { asked, writes } = this.active.get(tx)!;
    if (!asked) return;
    const { client, message } = asked;
    const { op, key } = message;
    const { ticket } = this;
    if (message.type === "read")
      return this.ctx.send(client, { type: "done", tx, op, value: this.valueFor(writes, key), ticket });
    this.active.set(tx, { asked, writes: { ...writes, [key]: message.value }, prepared: false });
    this.ctx.send(client, { type: "done", tx, op, ticket });
  }

  /** A transaction sees its own writes. */
  valueFor(writes: Writes, key: string): Value {
    return writes[key] ?? this.data.get(key) ?? null;
  }

  refuse(client: NodeId, { tx, op }: Read | Write): void {
    this.ctx.send(client, { type: "refused", tx, op });
  }

  /** A transaction is over, and those go on who waited for it. */
  end(tx: TxId, how: Decision | "read"): void {
    this.ctx.cancelTimer(`idle ${tx}`);
    for (const lock of this.forget(tx, how)) this.perform(lock.tx);
  }

  /** Forgets a transaction but for its end. Returns the wishes that have come true by that. */
  forget(tx: TxId, how: Decision | "read"): Lock[] {
    this.active.delete(tx);
    this.ended.set(tx, how);
    return this.locks.release(tx);
  }
}
