/** Payment: takes the money for what is reserved, and gives it back for what cannot be sent. [Richardson] */
import type { ShipmentRefused, StockReserved, Subscriber } from "#given/events.ts";
import { canPay } from "#given/shop.ts";
import { Service } from "./service.ts";

/** T2 and C2. */
export class Payment extends Service implements Subscriber<StockReserved | ShipmentRefused> {
  onStockReserved({ saga, order }: StockReserved): void {
    if (this.standing(saga)) return;
    if (canPay(order)) this.commit({ type: "charge", saga, event: { type: "paymentTaken", saga, order } });
    else this.commit({ type: "refused", saga, event: { type: "paymentRefused", saga } });
  }

  onShipmentRefused({ saga }: ShipmentRefused): void {
    if (this.standing(saga) !== "charge") return;
    this.commit({ type: "refund", saga, event: { type: "paymentRefunded", saga } });
  }
}
