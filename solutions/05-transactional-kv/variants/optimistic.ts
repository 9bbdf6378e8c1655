/** Optimistic validation: reads lock nothing, and at prepare it is seen whether they still hold. [KR81] */
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
  shape: "optimistic: what was read is validated at prepare, and only from then on nobody may change it",
};

const patienceMs = 2_000;
const inquiryMs = 300;

/** A transaction: the version of each key that it has read, and what it wants to write. */
interface Transaction {
  readonly op: number;
  readonly reads: Readonly<Record<string, number>>;
  readonly writes: Readonly<Record<string, string>>;
}

type LogRecord =
  | { readonly type: "start" }
  | ({ readonly type: "prepared"; readonly tx: TxId } & Transaction)
  | { readonly type: "decided"; readonly tx: TxId; readonly decision: Decision };

/** What a key holds, and how often it was written. */
interface Versioned {
  readonly version: number;
  readonly value: string | null;
}

const nothing: Versioned = { version: 0, value: null };

export class Shard implements Node<ToShard> {
  readonly ctx: Context<Done | Refused | Vote | Ack | Inquiry, LogRecord>;
  readonly manager: NodeId;
  readonly data = new Map<string, Versioned>();
  readonly reading = new Map<TxId, Transaction>();
  readonly prepared = new Map<TxId, Transaction>();
  readonly ended = new Map<TxId, "yes" | "no" | "read">();

  constructor(ctx: Context<Done | Refused | Vote | Ack | Inquiry, LogRecord>, manager: NodeId) {
    this.ctx = ctx;
    this.manager = manager;
  }

  onStart(): void {
    for (const record of this.ctx.log.records) {
      if (record.type === "prepared") this.prepared.set(record.tx, record);
      if (record.type === "decided") this.apply(record.tx, record.decision);
    }
    this.ctx.log.force({ type: "start" });
    for (const tx of this.prepared.keys()) this.inquire(tx);
  }

  get ticket(): number {
    return this.ctx.log.records.filter(({ type }) => type === "start").length;
  }

  onRead(client: NodeId, { tx, op, key }: Read): void {
    const known = this.known(client, tx, op);
    if (!known) return;
    const { version, value } = this.data.get(key) ?? nothing;
    const reads = { [key]: version, ...known.reads };
    this.reading.set(tx, { ...known, op, reads });
    this.ctx.send(client, { type: "done", tx, op, value: known.writes[key] ?? value, ticket: this.ticket });
  }

  onWrite(client: NodeId, { tx, op, key, value }: Write): void {
    const known = this.known(client, tx, op);
    if (!known) return;
    this.reading.set(tx, { ...known, op, writes: { ...known.writes, [key]: value } });
    this.ctx.send(client, { type: "done", tx, op, ticket: this.ticket });
  }

  /** What is known of a transaction that goes on; nothing where this operation is a copy that is not to be done again. */
  known(client: NodeId, tx: TxId, op: number): Transaction | undefined {
    if (this.ended.has(tx)) this.ctx.send(client, { type: "refused", tx, op });
    if (this.ended.has(tx) || this.prepared.has(tx)) return undefined;
    const known = this.reading.get(tx) ?? { op, reads: {}, writes: {} };
    if (op < known.op) return undefined;
    this.ctx.setTimer(`idle ${tx}`, patienceMs);
    return known;
  }

  onPrepare(from: NodeId, { tx, ticket, alone }: Prepare): void {
    const known = this.reading.get(tx);
    if (known && !this.ended.has(tx)) this.validate(tx, known, ticket === this.ticket, alone);
    else if (!this.prepared.has(tx) && !this.ended.has(tx)) this.ended.set(tx, "no");
    this.ctx.send(from, { type: "vote", tx, vote: this.ended.get(tx) ?? "yes" });
  }

  /** What is validated has to stay valid until the decision, also where it was only read: unless there is nothing but this. */
  validate(tx: TxId, known: Transaction, isOfThisLife: boolean, alone: boolean): void {
    this.reading.delete(tx);
    this.ctx.cancelTimer(`idle ${tx}`);
    const isReadOnly = alone && Object.keys(known.writes).length === 0;
    if (!isOfThisLife || !this.isValid(known)) this.ended.set(tx, "no");
    else if (isReadOnly) this.ended.set(tx, "read");
    else this.prepare(tx, known);
  }

  prepare(tx: TxId, known: Transaction): void {
    this.ctx.log.force({ type: "prepared", tx, ...known });
    this.prepared.set(tx, known);
    this.ctx.setTimer(`inquiry ${tx}`, inquiryMs);
  }

  /** Nothing that it read has changed or is about to, and nobody who is prepared has read what it writes. */
  isValid({ reads, writes }: Transaction): boolean {
    const changed = Object.entries(reads).some(([key, version]) => (this.data.get(key) ?? nothing).version !== version);
    const inTheWay = [...this.prepared.values()].some((other) => {
      const touched = [...Object.keys(reads), ...Object.keys(writes)];
      return touched.some((key) => key in other.writes) || Object.keys(writes).some((key) => key in other.reads);
    });
    return !changed && !inTheWay;
  }

  onDecision(from: NodeId, { tx, decision }: Decided): void {
    if (this.prepared.has(tx)) {
      this.ctx.log.force({ type: "decided", tx, decision });
      this.apply(tx, decision);
    } else if (!this.ended.has(tx)) this.giveUp(tx);
    this.ctx.send(from, { type: "ack", tx });
  }

  apply(tx: TxId, decision: Decision): void {
    const { writes } = this.prepared.get(tx)!;
    for (const [key, value] of decision === "commit" ? Object.entries(writes) : [])
      this.data.set(key, { version: (this.data.get(key) ?? nothing).version + 1, value });
    this.prepared.delete(tx);
    this.ended.set(tx, decision === "commit" ? "yes" : "no");
    this.ctx.cancelTimer(`inquiry ${tx}`);
  }

  giveUp(tx: TxId): void {
    this.reading.delete(tx);
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
