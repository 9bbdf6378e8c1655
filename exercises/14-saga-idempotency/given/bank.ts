/** The bank: moves money when it is asked to. It does not crash. */
import type { Context, Node, NodeId } from "@workbook/harness";
import type { BankReply, Credit, Debit, IdempotencyKey } from "./messages.ts";

/** What kind of bank it is. */
export interface BankManners {
  /** Whether it recognises a key, and replies as it did first. If not, it does what it is asked as often as it is asked. */
  readonly idempotent: boolean;
  /** So many debits are declined before the account is in funds. */
  readonly declines: number;
}

/** A record of the bank's ledger: money moved, or a debit declined. */
export type Movement = Debit | Credit | { readonly type: "declined"; readonly key: IdempotencyKey };

/** A forced record is the effect itself. */
export class Bank implements Node<Debit | Credit> {
  readonly ctx: Context<never, Movement>;
  readonly idempotent: boolean;
  declines: number;

  constructor(ctx: Context<never, Movement>, { idempotent, declines }: BankManners) {
    this.ctx = ctx;
    this.idempotent = idempotent;
    this.declines = declines;
  }

  onDebit(_from: NodeId, debit: Debit): BankReply {
    return this.recall(debit.key, "debit", "declined") ?? this.record(this.isInFunds() ? debit : declined(debit));
  }

  onCredit(_from: NodeId, credit: Credit): BankReply {
    return this.recall(credit.key, "credit") ?? this.record(credit);
  }

  private recall(key: IdempotencyKey, ...types: Movement["type"][]): BankReply | undefined {
    const index = this.ctx.log.records.findIndex((it) => it.key === key && types.includes(it.type));
    return this.idempotent && index >= 0 ? this.replyOf(index) : undefined;
  }

  private record(movement: Movement): BankReply {
    this.ctx.log.force(movement);
    return this.replyOf(this.ctx.log.records.length - 1);
  }

  private replyOf(index: number): BankReply {
    if (this.ctx.log.records[index]?.type === "declined") return { type: "declined", reason: "insufficient funds" };
    return { type: "moved", receipt: index + 1 };
  }

  private isInFunds(): boolean {
    return this.declines === 0 || this.declines-- === 0;
  }
}

function declined({ key }: Debit): Movement {
  return { type: "declined", key };
}
