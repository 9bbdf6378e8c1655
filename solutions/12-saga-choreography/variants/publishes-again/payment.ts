/** T2 and C2. */
import type { ShipmentRefused, StockReserved, Subscriber } from "#given/events.ts";
import { canPay } from "#given/shop.ts";
import { Service } from "./service.ts";

export class Payment extends Service implements Subscriber<StockReserved | ShipmentRefused> {
  onStockReserved(event: StockReserved): void {
    const { saga, order } = event;
    this.react(event, () =>
      canPay(order)
        ? { type: "charge", event: { type: "paymentTaken", saga, order } }
        : { type: "refused", event: { type: "paymentRefused", saga } },
    );
  }

  onShipmentRefused(event: ShipmentRefused): void {
    const { saga } = event;
    this.react(event, () => ({ type: "refund", event: { type: "paymentRefunded", saga } }));
  }
}
