/** A shard: strict two-phase locking with wait-die, and a participant of two-phase commit. [EGLT76, RSL78, BHG87 ch. 3, 7] */
import type { Context, Decision, Node, NodeId } from "@workbook/harness";
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
  Value,
  Vote,
  Write,
} from "#given/messages.ts";
import { type Lock, LockTable } from "./locks.ts";

const patienceMs = 2_000;
const inquiryMs = 300;

/** What a shard must not forget. */
export type LogRecord =
  /** It has started once more. Locks that were not prepared are gone. */
  | { readonly type: "start" }
  | { readonly type: "prepared"; readonly tx: TxId; readonly locks: readonly Lock[]; readonly writes: Writes }
  | { readonly type: "decided"; readonly tx: TxId; readonly decision: Decision };

/** What a transaction wants its keys to hold. */
export type Writes = Readonly<Record<string, string>>;

/** A transaction that has not ended here. */
export interface Active {
  /** The last operation that was asked of this shard; after a restart, none. */
  readonly asked?: { readonly client: NodeId; readonly message: Read | Write };
  readonly writes: Writes;
  readonly prepared: boolean;
}

/** Holds some of the keys. */
export class Shard implements Node<ToShard> {
  readonly ctx: Context<Done | Refused | Vote | Ack | Inquiry, LogRecord>;
  readonly manager: NodeId;
  readonly data = new Map<string, string>();
  readonly locks = new LockTable();
  readonly active = new Map<TxId, Active>();
  /** How each transaction has ended here. Else a late write would take a lock, and a late prepare would do it all again. */
  readonly ended = new Map<TxId, Decision | "read">();

  constructor(ctx: Context<Done | Refused | Vote | Ack | Inquiry, LogRecord>, manager: NodeId) {
    this.ctx = ctx;
    this.manager = manager;
  }

  onStart(): void {
    for (const record of this.ctx.log.records) this.redo(record);
    this.ctx.log.force({ type: "start" });
    for (const tx of this.active.keys()) this.inquire(tx);
  }

  redo(record: LogRecord): void {
    if (record.type === "prepared") {
      this.active.set(record.tx, { writes: record.writes, prepared: true });
      this.locks.held = [...this.locks.held, ...record.locks];
    } else if (record.type === "decided") this.carryOut(record.tx, record.decision);
  }

  /** How often this shard has started: a transaction that began before the last start has lost its locks. */
  get ticket(): number {
    return this.ctx.log.records.filter(({ type }) => type === "start").length;
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
    const ticket = this.ticket;
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

  onPrepare(_from: NodeId, { tx, ticket }: Prepare): void {
    const known = this.active.get(tx);
    if (known && !known.prepared && ticket === this.ticket) this.prepare(tx, known);
    else if (!known?.prepared && !this.ended.has(tx)) this.end(tx, "abort");
    this.vote(tx);
  }

  /** The promise: whatever happens, what was written can be applied, and what was read has not changed. */
  prepare(tx: TxId, { asked, writes }: Active): void {
    if (Object.keys(writes).length === 0) return this.end(tx, "read"); // All locks are held by now, everywhere.
    this.ctx.log.force({ type: "prepared", tx, locks: this.locks.of(tx), writes });
    this.active.set(tx, { ...(asked ? { asked } : {}), writes, prepared: true });
    this.ctx.cancelTimer(`idle ${tx}`);
    this.ctx.setTimer(`inquiry ${tx}`, inquiryMs);
  }

  vote(tx: TxId): void {
    const end = this.ended.get(tx);
    if (end === "commit") return; // Nobody waits for it any more.
    this.ctx.send(this.manager, { type: "vote", tx, vote: end === "abort" ? "no" : (end ?? "yes") });
  }

  onTimer(name: string): void {
    const [what, tx = ""] = name.split(" ");
    if (what === "idle")
      this.end(tx, "abort"); // Its client is gone, or has long forgotten it.
    else this.inquire(tx);
  }

  inquire(tx: TxId): void {
    this.ctx.send(this.manager, { type: "inquiry", tx });
    this.ctx.setTimer(`inquiry ${tx}`, inquiryMs);
  }

  onDecision(from: NodeId, { tx, decision }: Decided): void {
    if (this.active.get(tx)?.prepared) {
      this.ctx.log.force({ type: "decided", tx, decision });
      this.carryOut(tx, decision);
    } else if (!this.ended.has(tx)) this.end(tx, "abort");
    this.ctx.send(from, { type: "ack", tx });
  }

  carryOut(tx: TxId, decision: Decision): void {
    const { writes } = this.active.get(tx)!;
    if (decision === "commit") for (const [key, value] of Object.entries(writes)) this.data.set(key, value);
    this.end(tx, decision);
  }

  /** Forgets a transaction but for its end, and lets those go on who waited for it. */
  end(tx: TxId, how: Decision | "read"): void {
    this.active.delete(tx);
    this.ended.set(tx, how);
    this.ctx.cancelTimer(`idle ${tx}`);
    this.ctx.cancelTimer(`inquiry ${tx}`);
    for (const lock of this.locks.release(tx)) this.perform(lock.tx);
  }
}
