/**
 * The idempotent receiver: however often a request comes, it takes effect once and is answered alike. [Helland07, IETF-idem]
 * What it remembers is its ledger; only what is under way now is volatile, since after a crash nothing is.
 */
import type { Context, Node, NodeId } from "@workbook/harness";
import type {
  Answer,
  BankReply,
  Charge,
  Charged,
  Credit,
  Debit,
  IdempotencyKey,
  Refund,
  Refused,
} from "#given/messages.ts";
import type { Timing } from "#given/payments.ts";
import { type Asked, keepMs, type Memory, type MemoryRecord, recall, since, unfinished } from "./memory.ts";

type ReceiverContext = Context<Answer | Debit | Credit, MemoryRecord>;

/** Takes charges and refunds for accounts at a bank. */
export class IdempotentReceiver implements Node<Charge | Refund> {
  readonly ctx: ReceiverContext;
  readonly bank: NodeId;
  readonly timing: Timing | undefined;
  /** The keys for which the bank is being asked. */
  readonly underWay = new Set<string>();

  constructor(ctx: ReceiverContext, bank: NodeId, timing: Timing | undefined) {
    this.ctx = ctx;
    this.bank = bank;
    this.timing = timing;
  }

  /** A charge that was begun may have been made. Under the same key the bank can be asked again. */
  async onStart(): Promise<void> {
    await Promise.all(unfinished(this.ctx.log.records).map((asked) => this.makeCharge(asked)));
  }

  async onCharge(from: NodeId, { key, account, cents }: Charge): Promise<void> {
    this.forgetOldKeys();
    const { asked, answer } = this.recall(key);
    if (asked && (asked.account !== account || asked.cents !== cents)) this.ctx.send(from, { type: "mismatch", key });
    else if (answer) this.ctx.send(from, answer);
    else if (this.underWay.has(key)) this.ctx.send(from, { type: "conflict", key });
    else {
      // Without this record a crash after the bank's debit would leave money that no ledger knows of.
      this.ctx.log.force({ type: "begun", key, account, cents, at: this.ctx.now() });
      this.ctx.send(from, await this.makeCharge({ key, account, cents }));
    }
  }

  async onRefund(from: NodeId, { key }: Refund): Promise<void> {
    const { asked, answer, refunded } = this.recall(key);
    if (this.underWay.has(key)) return this.ctx.send(from, { type: "conflict", key });
    if (!asked && !refunded) this.ctx.log.force({ type: "tombstone", key, at: this.ctx.now() });
    if (asked && answer?.type === "charged" && !refunded) await this.makeRefund(asked);
    this.ctx.send(from, { type: "refunded", key });
  }

  /** Has the bank take the money, and stores effect, key and answer in one record. */
  async makeCharge({ key, account, cents }: Asked): Promise<Charged | Refused> {
    this.underWay.add(key);
    const reply = await this.ask({ type: "debit", key, account, cents });
    const at = this.ctx.now();
    if (reply.type === "moved")
      this.ctx.log.force({ type: "entry", kind: "charge", key, account, cents, receipt: reply.receipt, at });
    else this.ctx.log.force({ type: "declined", key, account, cents, reason: reply.reason, at });
    this.underWay.delete(key);
    return this.recall(key).answer!;
  }

  async makeRefund({ key, account, cents }: Asked): Promise<void> {
    this.underWay.add(key);
    const reply = await this.ask({ type: "credit", key, account, cents });
    if (reply.type !== "moved") throw new Error("a bank does not decline to give money back");
    const at = this.ctx.now();
    this.ctx.log.force({ type: "entry", kind: "refund", key, account, cents, receipt: reply.receipt, at });
    this.underWay.delete(key);
  }

  recall(key: IdempotencyKey): Memory {
    return recall(this.ctx.log.records, key);
  }

  /** Asks the bank until it replies. */
  async ask(request: Debit | Credit): Promise<BankReply> {
    const result = await this.ctx.call<BankReply>(this.bank, request, { retry: "until-reply" });
    return result.ok ? result.reply : this.ask(request);
  }

  forgetOldKeys(): void {
    if (!this.timing) return;
    const { records } = this.ctx.log;
    const kept = since(records, this.ctx.now() - keepMs(this.timing));
    if (kept.length < records.length) this.ctx.log.compact(kept);
  }
}
