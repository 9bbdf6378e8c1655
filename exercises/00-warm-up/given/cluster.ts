/** One customer, one shop. */
import { type Context, defineCluster } from "@workbook/harness";
import { Customer } from "#submission/customer.ts";
import { Shop } from "#submission/shop.ts";
import type { Order, Receipt } from "./messages.ts";

/** The customer orders as many things as it is told, one after another. */
export const warmUp = defineCluster("warm-up", ({ orders }: { orders: number }) => ({
  nodes: {
    customer: (ctx: Context<Order>) => new Customer(ctx, orders),
    shop: (ctx: Context<Receipt>) => new Shop(ctx),
  },
  inFlightCap: 8,
}));
