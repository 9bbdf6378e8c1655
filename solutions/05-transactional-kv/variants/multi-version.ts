/** Multi-version timestamp ordering: a transaction reads what was there when it began. [Reed78, BHG87 ch. 5] */
import type { Variant } from "@workbook/grading";
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
  Vote,
  Write,
} from "#given/messages.ts";

export const variant: Variant = {
  replaces: "shard.ts",
  shape: "keeps many versions of a key, by the time at which their writers began",
};

const patienceMs = 2_000;
const inquiryMs = 300;
/** So far ahead reaches a promise not to write before what may have been read. */
const leaseMs = 1_000;

interface Transaction {
  readonly op: number;
  /** When it began: its place in the order of all. */
  readonly at: number;
  readonly writes: Readonly<Record<string, string>>;
}

type LogRecord =
  /** Reads later than this need another such record first. After a restart nobody writes earlier than this. */
  | { readonly type: "start" | "lease"; readonly until: number }
  | ({ readonly type: "prepared"; readonly tx: TxId } & Transaction)
  | { readonly type: "decided"; readonly tx: TxId; readonly decision: Decision };

interface Version {
  readonly at: number;
  readonly value: string | null;
}

export class Shard implements Node<ToShard> {
  readonly ctx: Context<Done | Refused | Vote | Ack | Inquiry, LogRecord>;
  readonly manager: NodeId;
  /** The versions of each key, oldest first. */
  readonly versions = new Map<string, readonly Version[]>();
  /** When the latest reader of each key began. */
  readonly readAt = new Map<string, number>();
  readonly writing = new Map<TxId, Transaction>();
  readonly prepared = new Map<TxId, Transaction>();
  readonly ended = new Map<TxId, "yes" | "no" | "read">();
  /** No write may be earlier. */
  floor = -1;
  lease = leaseMs;

  constructor(ctx: Context<Done | Refused | Vote | Ack | Inquiry, LogRecord>, manager: NodeId) {
    this.ctx = ctx;
    this.manager = manager;
  }

  onStart(): void {
    for (const record of this.ctx.log.records) this.redo(record);
    this.lease = Math.max(this.floor, leaseMs);
    this.ctx.log.force({ type: "start", until: this.lease });
    for (const tx of this.prepared.keys()) this.inquire(tx);
  }

  redo(record: LogRecord): void {
    if (record.type === "prepared") this.prepared.set(record.tx, record);
    else if (record.type === "decided") this.apply(record.tx, record.decision);
    else this.floor = record.until;
  }

  get ticket(): number {
    return this.ctx.log.records.filter(({ type }) => type === "start").length;
  }

  onRead(client: NodeId, { tx, op, key, began }: Read): void {
    const known = this.known(client, tx, op, began);
    if (!known) return;
    if (this.isUncertain(key, began, tx)) return this.refuse(client, tx, op);
    if (began > this.lease) this.extend(began);
    this.readAt.set(key, Math.max(began, this.readAt.get(key) ?? -1));
    this.writing.set(tx, { ...known, op });
    const { value } = this.versions.get(key)?.findLast(({ at }) => at <= began) ?? { value: null };
    this.ctx.send(client, { type: "done", tx, op, value: known.writes[key] ?? value, ticket: this.ticket });
  }

  extend(at: number): void {
    this.lease = at + leaseMs;
    this.ctx.log.force({ type: "lease", until: this.lease });
  }

  /** A version that this reader would have to see may or may not come. */
  isUncertain(key: string, began: number, tx: TxId): boolean {
    return [...this.prepared].some(([other, { at, writes }]) => other !== tx && at < began && key in writes);
  }

  onWrite(client: NodeId, { tx, op, key, value, began }: Write): void {
    const known = this.known(client, tx, op, began);
    if (!known) return;
    if (!this.mayWrite(key, began)) return this.refuse(client, tx, op);
    this.writing.set(tx, { ...known, op, writes: { ...known.writes, [key]: value } });
    this.ctx.send(client, { type: "done", tx, op, ticket: this.ticket });
  }

  /** Nobody who began later has read or written it, or may have in an earlier life of this node. */
  mayWrite(key: string, began: number): boolean {
    const latest = this.versions.get(key)?.at(-1)?.at ?? -1;
    const isTaken = [...this.prepared.values()].some(({ writes }) => key in writes);
    return began > this.floor && began > latest && began >= (this.readAt.get(key) ?? -1) && !isTaken;
  }

  known(client: NodeId, tx: TxId, op: number, at: number): Transaction | undefined {
    if (this.ended.has(tx)) this.refuse(client, tx, op);
    if (this.ended.has(tx) || this.prepared.has(tx)) return undefined;
    const known = this.writing.get(tx) ?? { op, at, writes: {} };
    if (op < known.op) return undefined;
    this.ctx.setTimer(`idle ${tx}`, patienceMs);
    return known;
  }

  refuse(client: NodeId, tx: TxId, op: number): void {
    if (!this.ended.has(tx)) this.giveUp(tx);
    this.ctx.send(client, { type: "refused", tx, op });
  }

  onPrepare(from: NodeId, { tx, ticket }: Prepare): void {
    const known = this.writing.get(tx);
    if (known) this.prepare(tx, known, ticket);
    else if (!this.prepared.has(tx) && !this.ended.has(tx)) this.ended.set(tx, "no");
    this.ctx.send(from, { type: "vote", tx, vote: this.ended.get(tx) ?? "yes" });
  }

  prepare(tx: TxId, known: Transaction, ticket: number): void {
    this.writing.delete(tx);
    this.ctx.cancelTimer(`idle ${tx}`);
    const keys = Object.keys(known.writes);
    if (ticket !== this.ticket || !keys.every((key) => this.mayWrite(key, known.at))) this.ended.set(tx, "no");
    else if (keys.length === 0) this.ended.set(tx, "read");
    else {
      this.ctx.log.force({ type: "prepared", tx, ...known });
      this.prepared.set(tx, known);
      this.ctx.setTimer(`inquiry ${tx}`, inquiryMs);
    }
  }

  onDecision(from: NodeId, { tx, decision }: Decided): void {
    if (this.prepared.has(tx)) {
      this.ctx.log.force({ type: "decided", tx, decision });
      this.apply(tx, decision);
    } else if (!this.ended.has(tx)) this.giveUp(tx);
    this.ctx.send(from, { type: "ack", tx });
  }

  apply(tx: TxId, decision: Decision): void {
    const { at, writes } = this.prepared.get(tx)!;
    for (const [key, value] of decision === "commit" ? Object.entries(writes) : [])
      this.versions.set(key, [...(this.versions.get(key) ?? []), { at, value }]);
    this.prepared.delete(tx);
    this.ended.set(tx, decision === "commit" ? "yes" : "no");
    this.ctx.cancelTimer(`inquiry ${tx}`);
  }

  giveUp(tx: TxId): void {
    this.writing.delete(tx);
    this.ended.set(tx, "no");
    this.ctx.cancelTimer(`idle ${tx}`);
  }

  onTimer(name: string): void {
    const [what, tx = ""] = name.split(" ");
    if (what === "idle") this.giveUp(tx);
    else this.inquire(tx);
  }

  inquire(tx: TxId): void {
    this.ctx.send(this.manager, { type: "inquiry", tx });
    this.ctx.setTimer(`inquiry ${tx}`, inquiryMs);
  }
}
