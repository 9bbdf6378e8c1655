/** Payment: takes the money for an order, and gives it back when the order goes no further. [Richardson] */
import { todo } from "@workbook/harness";
import type { StockReserved, Subscriber } from "#given/events.ts";
import { Service } from "./service.ts";

/** T2 and C2: `charge` and `refund`. Which other events does it have to hear of? */
export class Payment extends Service implements Subscriber<StockReserved> {
  onStockReserved(_event: StockReserved): void {
    todo("2b: can the customer pay? And who tells you that what is paid cannot be sent?");
  }
}
