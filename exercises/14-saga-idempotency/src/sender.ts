/**
 * The sender's retry: the same request under the same key until there is a definite answer; after some patience, the
 * refund. Answers may be lost, late and repeated. [Helland07, Richardson]
 */
import type { Context, Node, NodeId } from "@workbook/harness";
import type {
  Answer,
  Charged,
  Conflict,
  IdempotencyKey,
  Mismatch,
  Outcome,
  Refunded,
  Refused,
  Request,
} from "#given/messages.ts";
import { type Payment, patience, retryAfterMs } from "#given/payments.ts";

/** A record of the sender's log. */
export type SenderRecord =
  /** From here the payment is only taken back. */
  { readonly type: "gaveUp"; readonly key: IdempotencyKey } | Outcome;

/** Makes its payments one after another. */
export class Sender implements Node<Answer> {
  readonly ctx: Context<Request, SenderRecord>;
  readonly receiver: NodeId;
  readonly payments: readonly Payment[];
  /** So many requests for the charge have had no definite answer. */
  unanswered = 0;

  constructor(ctx: Context<Request, SenderRecord>, receiver: NodeId, payments: readonly Payment[]) {
    this.ctx = ctx;
    this.receiver = receiver;
    this.payments = payments;
  }

  /** Whether an outcome was shown before the crash is not known, so it is shown again. */
  onStart(): void {
    for (const record of this.ctx.log.records) if (record.type === "outcome") this.ctx.emit({ ...record });
    this.ask();
  }

  onTimer(): void {
    const payment = this.current();
    if (!payment) return;
    const key = this.keyOf(payment);
    // Stable before the refund leaves: a charge asked for after a refund would be answered as it was before.
    if (!this.gaveUp(key) && ++this.unanswered === patience) this.ctx.log.force({ type: "gaveUp", key });
    this.ask();
  }

  onCharged(_from: NodeId, { key }: Charged): void {
    if (!this.gaveUp(key)) this.conclude(key, "paid");
  }

  onRefused(_from: NodeId, { key }: Refused): void {
    if (!this.gaveUp(key)) this.conclude(key, "refused");
  }

  onRefunded(_from: NodeId, { key }: Refunded): void {
    this.conclude(key, "withdrawn");
  }

  /** At once would be too early: the timer asks again. */
  onConflict(_from: NodeId, _answer: Conflict): void {}

  onMismatch(_from: NodeId, { key }: Mismatch): never {
    throw new Error(`${key} is a payment of somebody else`);
  }

  ask(): void {
    const payment = this.current();
    if (!payment) return;
    const { account, cents } = payment;
    const key = this.keyOf(payment);
    this.ctx.send(this.receiver, this.gaveUp(key) ? { type: "refund", key } : { type: "charge", key, account, cents });
    this.ctx.setTimer("retry", retryAfterMs);
  }

  /** Stable before it is shown: after a crash it may come out otherwise. */
  conclude(key: IdempotencyKey, outcome: Outcome["outcome"]): void {
    const payment = this.current();
    if (!payment || key !== this.keyOf(payment)) return; // An answer that comes late, or twice.
    const shown = { type: "outcome", step: payment.step, outcome } as const;
    this.ctx.log.force(shown);
    this.ctx.emit(shown);
    this.ctx.cancelTimer("retry");
    this.unanswered = 0;
    this.ask();
  }

  /** The first payment without an outcome. */
  current(): Payment | undefined {
    const ended = this.ctx.log.records.flatMap((record) => (record.type === "outcome" ? [record.step] : []));
    return this.payments.find(({ step }) => !ended.includes(step));
  }

  gaveUp(key: IdempotencyKey): boolean {
    return this.ctx.log.records.some((record) => record.type === "gaveUp" && record.key === key);
  }

  /** The same in every incarnation, and of no other step. */
  keyOf({ saga, step }: Payment): IdempotencyKey {
    return `${saga}/${step}`;
  }
}
