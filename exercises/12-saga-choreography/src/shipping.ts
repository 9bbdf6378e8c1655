/** Shipping: sends what is paid for, unless it is cancelled. [Richardson] */
import { todo } from "@workbook/harness";
import type { OrderCancelled, PaymentTaken, Subscriber } from "#given/events.ts";
import { Service } from "./service.ts";

/** T3: `ship`. Nothing undoes it. */
export class Shipping extends Service implements Subscriber<PaymentTaken | OrderCancelled> {
  onPaymentTaken(_event: PaymentTaken): void {
    todo("2c: may it be sent? If not, who has to hear of it?");
  }

  onOrderCancelled(_event: OrderCancelled): void {
    todo("2d: the order may be on its way to you, or gone already. What do you do now, and what later?");
  }
}
