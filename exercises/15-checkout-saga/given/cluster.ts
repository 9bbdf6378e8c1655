/** Who is wired to whom: customers, and your orchestrator, inventory, payment and shipping. */
import { defineCluster, type NodeFactory } from "@workbook/harness";
import { Inventory } from "#submission/inventory.ts";
import { Orchestrator } from "#submission/orchestrator.ts";
import { Payment } from "#submission/payment.ts";
import { Shipping } from "#submission/shipping.ts";
import { Customers, ManyCustomers, ordersOf } from "./customers.ts";
import { largeShop, type Shop, smallShop } from "./shop.ts";

/** Where the orchestrator finds each service. */
export const services = { inventory: "inventory", payment: "payment", shipping: "shipping" } as const;

/** The names of the services. */
export type Services = typeof services;

function yours(shop: Shop): Record<string, NodeFactory> {
  return {
    orchestrator: (ctx) => new Orchestrator(ctx, services, shop.catalogue),
    inventory: (ctx) => new Inventory(ctx, shop.catalogue),
    payment: (ctx) => new Payment(ctx, shop.accounts),
    shipping: (ctx) => new Shipping(ctx, shop.addresses),
  };
}

/** A few orders at once, in a shop that has so many books: `ann book home, ben book home`. */
export const checkout = defineCluster(
  "checkout",
  ({ orders, books }: { readonly orders: string; readonly books: number }) => ({
    nodes: {
      customers: (ctx) => new Customers(ctx, "orchestrator", ordersOf(orders)),
      ...yours(smallShop(books)),
    },
    inFlightCap: 24,
  }),
);

/** A busy day: so many orders, of which so many come in a second. */
export const busyDay = defineCluster(
  "busy-day",
  ({ orders, perSecond }: { readonly orders: number; readonly perSecond: number }) => ({
    nodes: {
      customers: (ctx) => new ManyCustomers(ctx, "orchestrator", orders, perSecond),
      ...yours(largeShop()),
    },
    inFlightCap: 5_000,
  }),
);
