/** Payment: takes money from accounts for orders, and gives it back. */
import type { Context, Node, NodeId } from "@workbook/harness";
import type { Charge, Reason, Refund, Reply } from "#given/messages.ts";
import type { Shop } from "#given/shop.ts";
import { Service, type ServiceRecord } from "./service.ts";

/** Never takes what an account does not hold. */
export class Payment extends Service<Charge | Refund> implements Node<Charge | Refund> {
  readonly accounts: Shop["accounts"];

  constructor(ctx: Context<Reply, ServiceRecord<Charge | Refund>>, accounts: Shop["accounts"]) {
    super(ctx);
    this.accounts = accounts;
  }

  onCharge(from: NodeId, charge: Charge): void {
    this.carryOut(from, charge);
  }

  onRefund(from: NodeId, refund: Refund): void {
    this.carryOut(from, refund);
  }

  override refusal({ type, account, cents }: Charge | Refund): Reason | undefined {
    const held = (this.accounts[account] ?? 0) - (this.books.get(account) ?? 0);
    return type === "charge" && held < cents ? "insufficient funds" : undefined;
  }

  /** Cents taken. */
  override entry({ type, account, cents }: Charge | Refund): { place: string; amount: number } {
    return { place: account, amount: type === "charge" ? cents : -cents };
  }
}
