/** A shard: a store with locks that takes part in two-phase commit. [BHG87 ch. 7] */
import type { Decision, Node, NodeId } from "@workbook/harness";
import type { Decided, Prepare, ToShard, TxId } from "#given/messages.ts";
import { type Active, LockingStore, type Writes } from "./locking-store.ts";
import type { Lock } from "./locks.ts";

const inquiryMs = 300;

/** What a shard must not forget. */
export type LogRecord =
  /** It has started once more. */
  | { readonly type: "start" }
  | { readonly type: "prepared"; readonly tx: TxId; readonly locks: readonly Lock[]; readonly writes: Writes }
  | { readonly type: "decided"; readonly tx: TxId; readonly decision: Decision };

/** Holds some of the keys. */
export class Shard extends LockingStore<LogRecord> implements Node<ToShard> {
  readonly manager: NodeId;

  constructor(ctx: Shard["ctx"], manager: NodeId) {
    super(ctx);
    this.manager = manager;
  }

  /** A transaction that began before has lost its locks, unless it was prepared: it has another ticket. */
  onStart(): void {
    for (const record of this.ctx.log.records) this.redo(record);
    this.ctx.log.force({ type: "start" });
    this.ticket = this.ctx.log.records.filter(({ type }) => type === "start").length;
    for (const tx of this.active.keys()) this.inquire(tx);
  }

  redo(record: LogRecord): void {
    if (record.type === "prepared") {
      this.active.set(record.tx, { writes: record.writes, prepared: true });
      this.locks.held = [...this.locks.held, ...record.locks];
    } else if (record.type === "decided") {
      this.apply(record.tx, record.decision);
      this.forget(record.tx, record.decision);
    }
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
    this.apply(tx, decision);
    this.ctx.cancelTimer(`inquiry ${tx}`);
    this.end(tx, decision);
  }

  apply(tx: TxId, decision: Decision): void {
    const { writes } = this.active.get(tx)!;
    if (decision === "commit") for (const [key, value] of Object.entries(writes)) this.data.set(key, value);
  }
}
