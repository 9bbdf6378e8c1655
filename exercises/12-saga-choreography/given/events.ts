/** What happens in the shop: events, in the past tense. Each names the saga that it belongs to. */
import type { Order } from "./shop.ts";

/** An event that goes on with an order. Whoever comes next knows no more of the order than what is in it. */
interface Forward {
  readonly saga: string;
  readonly order: Order;
}

/** An event that ends an order, or undoes a part of it. */
interface Backward {
  readonly saga: string;
}

/** Published by the customer. */
export type OrderPlaced = Forward & { readonly type: "orderPlaced" };
/** Published by the customer, who has changed his mind. It may come before the order. */
export type OrderCancelled = Backward & { readonly type: "orderCancelled" };

/** Published by inventory: the item is set aside. */
export type StockReserved = Forward & { readonly type: "stockReserved" };
/** Published by inventory: the item is not in stock, and the order has ended. */
export type StockRefused = Backward & { readonly type: "stockRefused" };
/** Published by inventory: the item is back in stock, and the order has ended. */
export type StockReleased = Backward & { readonly type: "stockReleased" };

/** Published by payment: the customer has paid. */
export type PaymentTaken = Forward & { readonly type: "paymentTaken" };
/** Published by payment: the customer cannot pay. */
export type PaymentRefused = Backward & { readonly type: "paymentRefused" };
/** Published by payment: the customer has the money back. */
export type PaymentRefunded = Backward & { readonly type: "paymentRefunded" };

/** Published by shipping: the goods are on their way, and the order has ended. */
export type OrderShipped = Backward & { readonly type: "orderShipped" };
/** Published by shipping: the goods will not be sent. */
export type ShipmentRefused = Backward & { readonly type: "shipmentRefused" };

/** Anything that happens. */
export type ShopEvent =
  | OrderPlaced
  | OrderCancelled
  | StockReserved
  | StockRefused
  | StockReleased
  | PaymentTaken
  | PaymentRefused
  | PaymentRefunded
  | OrderShipped
  | ShipmentRefused;

/** A service that is subscribed to these events: it has a handler for each, and hears of no other. */
export type Subscriber<E extends ShopEvent> = {
  [T in E["type"] as `on${Capitalize<T>}`]: (event: Extract<E, { type: T }>) => void | Promise<void>;
};
