/** Nobody is told of a conflict: whoever comes while the bank is being asked waits his turn. */
import type { Variant } from "@workbook/grading";
import type { Context, Node, NodeId } from "@workbook/harness";
import type { Answer, Charge, Credit, Debit, Refund } from "#given/messages.ts";
import type { Timing } from "#given/payments.ts";
import type { MemoryRecord } from "#reference/memory.ts";
import { IdempotentReceiver as Reference } from "#reference/receiver.ts";

export const variant: Variant = {
  replaces: "receiver.ts",
  shape: "requests under one key wait for each other, so that there is no conflict",
};

/** One request after another for each key. What is under way elsewhere is asked for again until it is not. */
export class IdempotentReceiver implements Node<Charge | Refund> {
  readonly inner: Reference;
  readonly queues = new Map<string, Promise<void>>();

  constructor(ctx: Context<Answer | Debit | Credit, MemoryRecord>, bank: NodeId, timing: Timing | undefined) {
    this.inner = new Reference(ctx, bank, timing);
  }

  async onStart(): Promise<void> {
    const recovery = this.inner.onStart();
    for (const key of this.inner.underWay) this.queues.set(key, recovery);
    await recovery;
    this.queues.clear();
  }

  onCharge(from: NodeId, charge: Charge): Promise<void> {
    return this.enqueue(charge.key, () => this.inner.onCharge(from, charge));
  }

  onRefund(from: NodeId, refund: Refund): Promise<void> {
    return this.enqueue(refund.key, () => this.inner.onRefund(from, refund));
  }

  private async enqueue(key: string, act: () => Promise<void>): Promise<void> {
    const before = this.queues.get(key);
    const turn = before ? before.then(act) : act();
    this.queues.set(key, turn);
    await turn;
    if (this.queues.get(key) === turn) this.queues.delete(key);
  }
}
