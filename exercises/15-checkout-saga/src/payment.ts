/** Payment: takes money from accounts for orders, and gives it back. */
import { type Context, type Node, type NodeId, todo } from "@workbook/harness";
import type { Charge, Refund, Reply } from "#given/messages.ts";
import type { Shop } from "#given/shop.ts";
import { Service, type ServiceRecord } from "./service.ts";

/** Never takes what an account does not hold. */
export class Payment extends Service<Charge | Refund> implements Node<Charge | Refund> {
  readonly accounts: Shop["accounts"];

  constructor(ctx: Context<Reply, ServiceRecord<Charge | Refund>>, accounts: Shop["accounts"]) {
    super(ctx);
    this.accounts = accounts;
  }

  onCharge(_from: NodeId, _charge: Charge): void {
    todo("1c: what does the account hold, after all charges and refunds?");
  }

  onRefund(_from: NodeId, _refund: Refund): void {
    todo("1c: how often can a charge be given back?");
  }
}
