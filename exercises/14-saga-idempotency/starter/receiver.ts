/** The idempotent receiver: however often a request comes, it takes effect once and is answered alike. [Helland07, IETF-idem] */
import { type Context, type Node, type NodeId, todo } from "@workbook/harness";
import type { Answer, Charge, Credit, Debit, Refund } from "#given/messages.ts";
import type { Timing } from "#given/payments.ts";
import type { MemoryRecord } from "./memory.ts";

type ReceiverContext = Context<Answer | Debit | Credit, MemoryRecord>;

/** Takes charges and refunds for accounts at a bank. */
export class IdempotentReceiver implements Node<Charge | Refund> {
  readonly ctx: ReceiverContext;
  readonly bank: NodeId;
  /** Left out where nothing need ever be forgotten. */
  readonly timing: Timing | undefined;

  constructor(ctx: ReceiverContext, bank: NodeId, timing: Timing | undefined) {
    this.ctx = ctx;
    this.bank = bank;
    this.timing = timing;
  }

  /** Runs at the first start and after every crash. */
  async onStart(): Promise<void> {
    todo("2d: you may have crashed while you waited for the bank. Has it moved the money? Who will ever know?");
  }

  async onCharge(_from: NodeId, _charge: Charge): Promise<void> {
    todo("2a: have you seen this key? With this request? And if the bank is being asked just now?");
  }

  async onRefund(_from: NodeId, _refund: Refund): Promise<void> {
    todo("2c: the charge has been made, is under way, was refused, or is still to come. What do you do in each case?");
  }

  /** Has the bank take the money. */
  async makeCharge(_charge: Charge): Promise<void> {
    todo("2b: the bank has replied. What do you store before you answer, and in how many records?");
  }

  forgetOldKeys(): void {
    todo("4b: which records are no longer needed? What may not be forgotten with them?");
  }
}
