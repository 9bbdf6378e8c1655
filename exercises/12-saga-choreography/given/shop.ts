/** What the shop sells, to whom, and what can be known of an order only by the service that it concerns. */

/** An order. The price is in integer cents. */
export interface Order {
  readonly item: string;
  readonly account: string;
  readonly cents: number;
  readonly address: string;
}

/** What the environment has in store for an order. */
export type Fate = "well" | "out of stock" | "no money" | "undeliverable";

/** All fates. */
export const fates: readonly Fate[] = ["well", "out of stock", "no money", "undeliverable"];

/** An order with this fate. */
export function orderOf(fate: Fate): Order {
  return {
    item: fate === "out of stock" ? "unicorn" : "book",
    account: fate === "no money" ? "bob" : "ann",
    cents: 4200,
    address: fate === "undeliverable" ? "the moon" : "Main Street 1",
  };
}

/** Inventory knows. */
export function isInStock({ item }: Order): boolean {
  return item !== "unicorn";
}

/** Payment knows. */
export function canPay({ account }: Order): boolean {
  return account !== "bob";
}

/** Shipping knows. */
export function isDeliverable({ address }: Order): boolean {
  return address !== "the moon";
}
